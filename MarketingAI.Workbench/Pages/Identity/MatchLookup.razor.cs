using System.Diagnostics;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Compares one typed record with the records of a match.</summary>
public sealed partial class MatchLookup(IRecordLookup lookup)
{
    private const int Most = 10;

    private readonly Dictionary<string, string?> _typed = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? _columns;
    private RecordLookup? _found;
    private Refusal? _refusal;
    private bool _finding;
    private double _milliseconds;

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => _columns = await lookup.ColumnsAsync(RunId, CancellationToken.None);

    private async Task FindAsync()
    {
        (_finding, _refusal) = (true, null);
        StateHasChanged();
        Dictionary<string, string?> record = _typed.Where(value => !string.IsNullOrWhiteSpace(value.Value)).ToDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);
        long start = Stopwatch.GetTimestamp();
        Outcome<RecordLookup> found = await lookup.FindAsync(RunId, record, Most, CancellationToken.None);
        _milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        (_found, _refusal) = found.Match<(RecordLookup?, Refusal?)>(answer => (answer, null), refusal => (null, refusal));
        _finding = false;
    }
}
