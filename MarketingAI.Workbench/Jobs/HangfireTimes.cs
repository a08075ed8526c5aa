using Hangfire;
using Hangfire.Storage;
using MarketingAI.Engine.Jobs;
using RecurringJob = MarketingAI.Engine.Jobs.RecurringJob;

namespace MarketingAI.Workbench.Jobs;

/// <summary>The times of recurring jobs, as Hangfire keeps them.</summary>
internal sealed class HangfireTimes(IEnumerable<RecurringJob> jobs, IRecurringJobManager manager, JobStorage storage, RecurringStart start) : IRecurringJobs
{
    private readonly RecurringJob[] _jobs = [.. jobs.OrderBy(job => job.Name, StringComparer.Ordinal)];

    public void Set()
    {
        foreach (RecurringJob job in _jobs)
        {
            manager.AddOrUpdate<RecurringStart>(
                job.Name, due => due.RunAsync(job.Name, CancellationToken.None), job.Cron, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        }
    }

    public IReadOnlyList<RecurringState> List()
    {
        using IStorageConnection connection = storage.GetConnection();
        Dictionary<string, RecurringJobDto> times = connection.GetRecurringJobs().ToDictionary(time => time.Id, StringComparer.Ordinal);
        return [.. _jobs.Select(job => times.TryGetValue(job.Name, out RecurringJobDto? time)
            ? new RecurringState(job, Utc(time.NextExecution), Utc(time.LastExecution))
            : new RecurringState(job, null, null))];
    }

    public Task RunNowAsync(string name, CancellationToken cancellationToken) => start.RunAsync(name, cancellationToken);

    private static DateTimeOffset? Utc(DateTime? time) =>
        time is { } found ? new DateTimeOffset(DateTime.SpecifyKind(found, DateTimeKind.Utc)) : null;
}
