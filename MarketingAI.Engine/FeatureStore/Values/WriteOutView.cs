using System.Globalization;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Values;

/// <summary>Write out the values of one view's version, as of now.</summary>
public sealed record WriteOutView(string Name, int Version) : IJobRequest;

/// <summary>Write out the values of all active views that are refreshed nightly.</summary>
public sealed record WriteOutNightly : IJobRequest
{
    /// <summary>Shortly after the time that the values are for.</summary>
    public static RecurringJob Nightly { get; } = new(
        "write-out-features", FormattableString.Invariant($"5 {RefreshTimes.Hour} * * *"), new WriteOutNightly(), "Write out feature values",
        "Computes every active feature view that is refreshed nightly, as of two in the morning (UTC), and keeps the values for look-up.");
}

internal sealed class WriteOutViewHandler(IFeatureValues values) : IJobHandler<WriteOutView>
{
    public async Task<JobResult> RunAsync(WriteOutView request, IJobRun run, CancellationToken cancellationToken)
    {
        FeatureViewRef view = new(request.Name, request.Version);
        run.Report(0.1, $"Computes {view}");
        Outcome<FeatureFreshness> written = await values.WriteOutAsync(view, null, cancellationToken);
        return written.Match(
            fresh => new JobResult(string.Create(CultureInfo.InvariantCulture, $"{view}: values of {fresh.Entities:N0} entities in {fresh.Seconds:0.0} s."), $"/features/views/{view.Name}"),
            refusal => new JobResult(refusal.Reason, $"/features/views/{view.Name}", Refused: true));
    }
}

internal sealed class WriteOutNightlyHandler(IFeatureViews views, IFeatureValues values, TimeProvider clock) : IJobHandler<WriteOutNightly>
{
    public async Task<JobResult> RunAsync(WriteOutNightly request, IJobRun run, CancellationToken cancellationToken)
    {
        FeatureView[] due = [.. (await views.ListAsync(cancellationToken)).Where(view => view.State == FeatureViewState.Active && view.Definition.Refresh == RefreshCadence.Nightly)];
        DateTimeOffset asOf = RefreshTimes.LastBefore(clock.GetUtcNow());
        long entities = 0;
        List<string> refused = [];
        for (int i = 0; i < due.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Report(i / (double)due.Length, $"Computes {due[i].Reference}");
            if (due[i].Freshness?.AsOf >= asOf)
            {
                run.Log($"{due[i].Reference} has newer values already.");
                continue;
            }

            Outcome<FeatureFreshness> written = await values.WriteOutAsync(due[i].Reference, asOf, cancellationToken);
            entities += written.IsRefused ? 0 : written.Value.Entities;
            if (written.IsRefused)
            {
                refused.Add(written.Refusal.Reason);
                run.Log(written.Refusal.Reason);
            }
        }

        string text = string.Create(CultureInfo.InvariantCulture, $"{due.Length - refused.Count} of {due.Length} feature views hold values of {asOf:yyyy-MM-dd HH:mm} UTC; {entities:N0} entities written. {string.Join(" ", refused)}");
        return new JobResult(text.TrimEnd(), "/features/views", Refused: refused.Count > 0 && refused.Count == due.Length);
    }
}
