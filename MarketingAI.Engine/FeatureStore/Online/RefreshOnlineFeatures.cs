using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>Computes the values of views anew and puts them into memory.</summary>
/// <param name="View">Such as <c>orders@3</c>; null for all that are refreshed by night or asked for by a deployed model.</param>
public sealed record RefreshOnlineFeatures(string? View = null) : IJobRequest
{
    internal static RecurringJob Nightly { get; } = new(
        "refresh-online-features",
        FormattableString.Invariant($"5 {RefreshTimes.Hour} * * *"),
        new RefreshOnlineFeatures(),
        "Refresh online features",
        "Computes the values of all feature views as of the night, writes them out and puts them into memory for scoring.");
}

internal sealed class RefreshOnlineFeaturesHandler(
    OnlineViews views, OnlineKeeper keeper, IFeatureViews catalogue, WorkScope scope, TimeProvider clock) : IJobHandler<RefreshOnlineFeatures>
{
    public async Task<JobResult> RunAsync(RefreshOnlineFeatures request, IJobRun run, CancellationToken cancellationToken)
    {
        bool isNightly = request.View is null;
        IReadOnlyList<FeatureViewRef> asked = isNightly ? await AllAsync(cancellationToken) : [FeatureViewRef.Parse(request.View) ?? new FeatureViewRef(request.View!, 0)];
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
                run.Log(renewed.Refusal.Reason);
                continue;
            }

            entities += renewed.Value;
        }

        return refused.Count == asked.Count && refused.Count > 0
            ? new JobResult(string.Join(" ", refused.Take(5)), Refused: true)
            : new JobResult(FormattableString.Invariant($"{asked.Count - refused.Count} views with {entities:N0} entities.{(refused.Count == 0 ? "" : $" Not done: {string.Join(" ", refused.Take(5))}")}"));
    }

    private async Task<IReadOnlyList<FeatureViewRef>> AllAsync(CancellationToken cancellationToken)
    {
        IEnumerable<FeatureViewRef> active = (await catalogue.ListAsync(cancellationToken))
            .Where(view => view is { State: FeatureViewState.Active, Definition.Refresh: RefreshCadence.Nightly }).Select(view => view.Reference);
        return [.. active.Concat(views.OfUnit(scope.Unit.Value).Where(view => view.IsHeld).Select(view => view.Reference)).Distinct()];
    }
}
