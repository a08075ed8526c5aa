namespace MarketingAI.Engine.Jobs;

/// <summary>Work that starts by itself at set times.</summary>
/// <param name="Name">Stable name in small letters, such as <c>verify-ledger</c>.</param>
/// <param name="Cron">Five-field cron expression, in UTC.</param>
/// <param name="Title">What a job of it is called in lists.</param>
/// <param name="WhatItDoes">One sentence for the page of recurring jobs.</param>
/// <param name="EachUnit">One job for every business unit; false for work on the whole installation, which runs once.</param>
public sealed record RecurringJob(string Name, string Cron, IJobRequest Request, string Title, string WhatItDoes, bool EachUnit = true);

/// <summary>The front door of recurring jobs; the host, which keeps the times, implements it.</summary>
public interface IRecurringJobs
{
    IReadOnlyList<RecurringState> List();

    /// <summary>Starts one now, beside its times.</summary>
    Task RunNowAsync(string name, CancellationToken cancellationToken);
}

/// <param name="NextRun">Null where the times name none.</param>
/// <param name="LastRun">The last start by the clock since the host runs; null where there was none.</param>
public sealed record RecurringState(RecurringJob Job, DateTimeOffset? NextRun, DateTimeOffset? LastRun);
