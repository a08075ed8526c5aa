using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>Computes values that a deployed model looks up, though nobody else refreshes them.</summary>
/// <param name="View">Such as <c>orders@3</c>; null for all versions that are held by deployed models and no longer active.</param>
public sealed record RefreshOnlineFeatures(string? View = null) : IJobRequest
{
    internal static RecurringJob Nightly { get; } = new(
        "refresh-held-features",
        FormattableString.Invariant($"25 {RefreshTimes.Hour} * * *"),
        new RefreshOnlineFeatures(),
        "Refresh features of older versions",
        "Computes the values of feature view versions that are no longer active but that a deployed model still looks up, as of two in the morning (UTC); "
        + "versions that nobody looks up any more leave memory.");
}

internal sealed class RefreshOnlineFeaturesHandler(
    OnlineViews views, OnlineKeeper keeper, IFeatureViews catalogue, WorkScope scope, TimeProvider clock) : IJobHandler<RefreshOnlineFeatures>
{
    public async Task<JobResult> RunAsync(RefreshOnlineFeatures request, IJobRun run, CancellationToken cancellationToken)
    {
        bool isNightly = request.View is null;
        IReadOnlyList<FeatureViewRef> asked = isNightly ? await HeldAsync(cancellationToken) : [FeatureViewRef.Parse(request.View) ?? new FeatureViewRef(request.View!, 0)];
        List<string> refused = [];
        long entities = 0;
        for (int i = 0; i < asked.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Report((double)i / asked.Count, $"Computes {asked[i]}");
            Outcome<long> renewed = await keeper.RenewAsync(
                scope.Unit.Value, asked[i], isNightly ? RefreshTimes.LastBefore(clock.GetUtcNow()) : null, cancellationToken);
            if (renewed.IsRefused)
            {
                refused.Add(renewed.Refusal.Reason);
                continue;
            }

            entities += renewed.Value;
        }

        string text = FormattableString.Invariant($"{asked.Count - refused.Count} feature views with {entities:N0} entities. {string.Join(" ", refused.Take(5))}").TrimEnd();
        return new JobResult(text, "/features/online", Refused: refused.Count > 0 && refused.Count == asked.Count);
    }

    private async Task<IReadOnlyList<FeatureViewRef>> HeldAsync(CancellationToken cancellationToken)
    {
        HashSet<FeatureViewRef> active =
            [.. (await catalogue.ListAsync(cancellationToken)).Where(view => view.State == FeatureViewState.Active).Select(view => view.Reference)];
        OnlineView[] older = [.. views.OfUnit(scope.Unit.Value).Where(view => !active.Contains(view.Reference))];
        foreach (OnlineView view in older.Where(view => !view.IsHeld))
        {
            views.Forget(view);
        }

        return [.. older.Where(view => view.IsHeld).Select(view => view.Reference)];
    }
}
