using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Parity;

/// <summary>Compares the looked-up values of a day's decisions with their recomputation.</summary>
/// <param name="Day">In UTC; null for the last 24 hours.</param>
/// <param name="Sample">Decisions at most; null for all.</param>
public sealed record CheckFeatureParity(DateOnly? Day = null, int? Sample = 1000) : IJobRequest
{
    internal static RecurringJob Nightly { get; } = new(
        "check-feature-parity",
        "40 3 * * *",
        new CheckFeatureParity(),
        "Check feature parity",
        "Recomputes a sample of the feature values that decisions of the last day were made with; what comes out otherwise becomes an incident.");
}

internal sealed class CheckFeatureParityHandler(IFeatureParity parity, TimeProvider clock) : IJobHandler<CheckFeatureParity>
{
    public async Task<JobResult> RunAsync(CheckFeatureParity request, IJobRun run, CancellationToken cancellationToken)
    {
        run.Report(0.1, "Reads decisions and recomputes their features");
        DateTimeOffset from = request.Day is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : clock.GetUtcNow().AddDays(-1);
        Outcome<ParityReport> checkedDay = await parity.CheckAsync(new ParityOptions(from, from.AddDays(1), request.Sample), cancellationToken);
        if (checkedDay.IsRefused)
        {
            return new JobResult(checkedDay.Refusal.Reason, Refused: true);
        }

        ParityReport report = checkedDay.Value;
        foreach ((string reason, long rows) in report.NotCompared)
        {
            run.Log(FormattableString.Invariant($"{rows:N0} not compared: {reason}"));
        }

        return new JobResult(report switch
        {
            { Decisions: 0 } => "No decision of that time looked up features.",
            { Differing: 0 } => FormattableString.Invariant($"{report.Values:N0} values of {report.Decisions:N0} decisions are what they were served as."),
            _ => FormattableString.Invariant($"{report.Differing:N0} of {report.Values:N0} values differ; see the incidents."),
        });
    }
}
