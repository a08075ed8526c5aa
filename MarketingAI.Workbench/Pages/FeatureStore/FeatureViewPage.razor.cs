using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Values;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>One feature view: what it says, what it gives, how fresh it is, who uses it, and what changed between versions.</summary>
public sealed partial class FeatureViewPage(
    IFeatureViews views, IFeatureValues values, IStoredTrainingSets sets, IDataSets dataSets, IJobs jobs, IDialogService dialogs) : IDisposable
{
    private const int Shown = 10;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<FeatureView> _versions = [];
    private IReadOnlyList<StoredTrainingSet> _uses = [];
    private IReadOnlyList<string>? _differences;
    private Outcome<FeaturePreview>? _values;
    private FeatureView? _view;
    private FeatureView? _draft;
    private DataSet? _dataSet;
    private JobState? _job;
    private Refusal? _refusal;
    private string _sql = string.Empty;
    private bool _areWritten;
    private bool _missing;

    [Parameter]
    public string Name { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = "version")]
    public int? Version { get; set; }

    [SupplyParameterFromQuery(Name = "against")]
    public int? Against { get; set; }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync() => await ReadAsync();

    private static string Answer(FeatureView view) => view.State switch
    {
        FeatureViewState.Draft => $"Version {view.Version} is a draft: nothing can use it before it is activated.",
        FeatureViewState.Retired => $"Version {view.Version} is retired: what learned from it can still be recomputed, new work cannot use it.",
        _ when view.Freshness is { } fresh => $"Version {view.Version} is in use with {view.Fields.Count} features; values of {Components.Numbers.Count(fresh.Entities)} entities are written out.",
        _ => $"Version {view.Version} is in use with {view.Fields.Count} features; its values were not written out yet.",
    };

    private async Task ReadAsync()
    {
        _versions = await views.VersionsAsync(Name, CancellationToken.None);
        _draft = _versions.FirstOrDefault(version => version.State == FeatureViewState.Draft);
        FeatureView? view = Version is { } asked
            ? _versions.FirstOrDefault(version => version.Version == asked)
            : _versions.FirstOrDefault(version => version.State == FeatureViewState.Active) ?? (_versions is [var newest, ..] ? newest : null);
        _missing = view is null;
        if (view is null)
        {
            return;
        }

        _dataSet = view.Definition.Source is DataSetRows rows ? await dataSets.FindAsync(rows.DataSetId, CancellationToken.None) : null;
        _uses = [.. (await sets.ListAsync(CancellationToken.None)).Where(set => set.Manifest.FeatureUses.Any(use => string.Equals(use.View, Name, StringComparison.Ordinal)))];
        _differences = Against is { } other && _versions.FirstOrDefault(version => version.Version == other) is { } before
            ? ViewDifference.Between(before.Definition, view.Definition)
            : null;
        _view = view;
        StateHasChanged();
        await ReadValuesAsync(view);
    }

    private async Task ReadValuesAsync(FeatureView view)
    {
        FeaturePreview? written = await values.FirstAsync(view.Reference, Shown, CancellationToken.None);
        Outcome<FeaturePreview> now = await views.PreviewAsync(view.Definition, new FeaturePreviewOptions(Shown), CancellationToken.None);
        _areWritten = written is not null;
        _values = written is not null ? Outcome.Of(written) : now;
        _sql = now.IsRefused ? string.Empty : now.Value.Sql;
    }

    private async Task ActivateAsync() =>
        await ActAsync("Activate this version", "From then on it never changes; the version before it is retired. Training sets that use it stay as they are.", "Activate", reason => views.ActivateAsync(Name, reason, CancellationToken.None));

    private async Task RetireAsync() =>
        await ActAsync("Retire this view", "New work can no longer use it, and its values are no longer refreshed.", "Retire", reason => views.RetireAsync(Name, reason, CancellationToken.None));

    private async Task ActAsync(string title, string text, string verb, Func<string, Task<Outcome<FeatureView>>> act)
    {
        if (await dialogs.AskReasonAsync(title, text, verb) is not { } reason)
        {
            return;
        }

        Outcome<FeatureView> done = await act(reason);
        _refusal = done.Refusal;
        await ReadAsync();
    }

    private async Task WriteOutAsync()
    {
        Guid id = await jobs.StartAsync(new WriteOutView(Name, _view!.Version), $"Write out {_view.Reference}", CancellationToken.None);
        _job = await jobs.FindAsync(id, CancellationToken.None);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        try
        {
            while (_job is { Status: JobStatus.Queued or JobStatus.Running } && await timer.WaitForNextTickAsync(_gone.Token))
            {
                _job = await jobs.FindAsync(id, CancellationToken.None);
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _refusal = _job is { Status: JobStatus.Done } ? null : new WritingOutEnded(_job?.Summary ?? "The job is gone.");
        _job = null;
        await ReadAsync();
    }

    private sealed record WritingOutEnded(string Why) : Refusal(Why);
}
