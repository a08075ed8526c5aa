using MarketingAI.Engine.Decisioning.Parity;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>Views in memory, how fresh each is, and a look-up by key.</summary>
public sealed partial class OnlineFeaturesPage(IOnlineFeatures online, IJobs jobs)
{
    private IReadOnlyList<OnlineViewState>? _views;
    private OnlineViewDetail? _chosen;
    private OnlineRow? _row;
    private Refusal? _refusal;
    private Refusal? _lookUpRefusal;
    private string? _done;
    private string? _key;
    private bool _isBusy;

    /// <summary>Such as <c>orders@3</c>; the first where none is named.</summary>
    [SupplyParameterFromQuery]
    public string? View { get; set; }

    private string Answer
    {
        get
        {
            int ready = _views!.Count(view => view.Readiness == OnlineReadiness.Ready);
            long entities = _views!.Sum(view => view.Entities);
            return _views!.Count == 0
                ? "Nothing is looked up: no feature view is active."
                : $"{ready} of {_views.Count} {(_views.Count == 1 ? "view" : "views")} ready; {Numbers.Count(entities)} entities are in memory and take {Numbers.Bytes(_views.Sum(view => view.Bytes))}.";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        (_row, _lookUpRefusal, _key, _done, _refusal) = (null, null, null, null, null);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _views = await online.ListAsync(CancellationToken.None);
        FeatureViewRef? chosen = FeatureViewRef.Parse(View) ?? (_views.Count > 0 ? _views[0].View : null);
        _chosen = chosen is not null && _views.Any(view => view.View == chosen) ? await online.DescribeAsync(chosen, CancellationToken.None) : null;
    }

    private async Task LookUpAsync()
    {
        Outcome<OnlineRow> found = await online.FindAsync(_chosen!.State.View, _key ?? string.Empty, CancellationToken.None);
        _lookUpRefusal = found.Refusal;
        _row = found.IsRefused ? null : found.Value;
    }

    private async Task CheckAsync()
    {
        await jobs.StartAsync(new CheckFeatureParity(), "Check feature parity", CancellationToken.None);
        (_refusal, _done) = (null, "A sample of the last day's decisions is being recomputed; the job says how many values differ, and what differs becomes an incident.");
    }

    private async Task RefreshAsync()
    {
        _isBusy = true;
        Outcome<OnlineViewState> refreshed = await online.RefreshAsync(_chosen!.State.View, CancellationToken.None);
        _isBusy = false;
        _refusal = refreshed.Refusal;
        _done = refreshed.IsRefused ? null : $"{refreshed.Value.View} has values of {Numbers.Count(refreshed.Value.Entities)} entities as of now.";
        await ReadAsync();
    }
}
