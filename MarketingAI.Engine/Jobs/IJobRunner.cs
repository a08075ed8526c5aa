namespace MarketingAI.Engine.Jobs;

/// <summary>Runs stored jobs; called by the workers of the host and once at its start.</summary>
public interface IJobRunner
{
    /// <summary>Runs a queued job to its end in a scope of its own, as the one who started it. Does nothing unless the job is queued.</summary>
    /// <param name="hostStopping">When it is cancelled the job is left as running, so that the next start takes it up again.</param>
    Task RunAsync(Guid jobId, CancellationToken hostStopping);

    /// <summary>
    /// Enqueues again what was queued or running when the last host ended. A job that has taken the host down three times is
    /// failed instead. Call once at start, before any worker runs.
    /// </summary>
    /// <returns>How many jobs were enqueued again.</returns>
    Task<int> RecoverAsync(CancellationToken cancellationToken);
}
