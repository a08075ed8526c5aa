using System.Globalization;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>The mode of a pipeline: what it is, what is advised, and the switch.</summary>
public sealed partial class ModeCard(IEventSources sources, IPipelineAdvisor advisor, IDialogService dialogs)
{
    private const string Stream = "stream";
    private const string Daily = "daily";

    private static readonly (string Value, string Words)[] Usual =
        [(Stream, "As a stream, about every second"), ("5", "In batches, every 5 minutes"), ("15", "In batches, every 15 minutes"), ("60", "In batches, every hour"), (Daily, "In batches, once a day")];

    private StoredAdvice? _advice;
    private Refusal? _refusal;
    private string _choice = Stream;
    private TimeOnly _at = new(2, 30);
    private int? _need;
    private string? _read;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required EventSource Source { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    private IEnumerable<(string Value, string Words)> Choices => Usual.Any(choice => choice.Value == ChoiceOf(Source))
        ? Usual
        : [.. Usual, (ChoiceOf(Source), $"In batches, every {ChoiceOf(Source)} minutes")];

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Source.Key)
        {
            return;
        }

        _read = Source.Key;
        (_choice, _at, _need) = (ChoiceOf(Source), Source.BatchAt ?? _at, Source.NeedSeconds);
        _advice = await advisor.HistoryAsync(Source.Key, CancellationToken.None) is [{ } newest, ..] ? newest : null;
    }

    private static string ChoiceOf(EventSource source) => source.Mode == IntakeMode.Streaming ? Stream
        : source.BatchAt is not null ? Daily
        : source.BatchMinutes.ToString(CultureInfo.InvariantCulture);

    private async Task AdviseAsync()
    {
        _isBusy = true;
        Outcome<StoredAdvice> made = await advisor.AdviseAsync(Source.Key, CancellationToken.None);
        (_isBusy, _refusal) = (false, made.Refusal);
        _advice = made.IsRefused ? _advice : made.Value;
    }

    private async Task ChangeAsync()
    {
        IntakeMode mode = _choice == Stream ? IntakeMode.Streaming : IntakeMode.Batch;
        string? reason = await dialogs.AskReasonAsync($"Change how {Source.Name} is loaded", "It takes effect within a second; nothing is lost and nothing counts twice.", "Change", isDangerous: false);
        if (reason is null)
        {
            return;
        }

        EventSourceChange change = new(
            reason, Mode: mode, NeedSeconds: _need ?? 0, BatchAt: _choice == Daily ? _at : null,
            BatchMinutes: int.TryParse(_choice, CultureInfo.InvariantCulture, out int minutes) ? minutes : null);
        Outcome<EventSource> changed = await sources.ChangeAsync(Source.Key, change, CancellationToken.None);
        _refusal = changed.Refusal;
        if (!changed.IsRefused && _advice is { Decision: null } open)
        {
            Outcome<StoredAdvice> decided = await advisor.DecideAsync(open.Id, mode, reason, CancellationToken.None);
            _advice = decided.IsRefused ? _advice : decided.Value;
        }

        await OnChanged.InvokeAsync();
    }
}
