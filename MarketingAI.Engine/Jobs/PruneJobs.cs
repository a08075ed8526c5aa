using System.Globalization;
using MarketingAI.Engine.Jobs.Storage;

namespace MarketingAI.Engine.Jobs;

/// <summary>Remove jobs that ended long ago.</summary>
internal sealed record PruneJobs : IJobRequest
{
    public static RecurringJob Nightly { get; } = new(
        "prune-jobs",
        "40 3 * * *",
        new PruneJobs(),
        "Remove old jobs from the lists",
        "Removes jobs that ended long ago: after 90 days, those that started by themselves after 7 (settings Jobs:KeepDays and Jobs:KeepScheduledDays).");
}

internal sealed class PruneJobsHandler(JobTable table, JobOptions options, TimeProvider clock) : IJobHandler<PruneJobs>
{
    public async Task<JobResult> RunAsync(PruneJobs request, IJobRun run, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        int removed = await table.PruneAsync(now.AddDays(-options.KeepDays), now.AddDays(-options.KeepScheduledDays), cancellationToken);
        return new JobResult(removed == 1 ? "1 job was removed." : string.Create(CultureInfo.InvariantCulture, $"{removed} jobs were removed."));
    }
}
