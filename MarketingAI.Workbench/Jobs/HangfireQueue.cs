using Hangfire;
using MarketingAI.Engine.Jobs;

namespace MarketingAI.Workbench.Jobs;

/// <summary>Hands stored jobs to Hangfire's workers.</summary>
internal sealed class HangfireQueue(IBackgroundJobClient client) : IJobQueue
{
    public void Enqueue(Guid jobId) => client.Enqueue<StoredJob>(job => job.RunAsync(jobId, CancellationToken.None));
}

/// <summary>What a worker calls. Hangfire itself never tries again: the store knows what became of the job.</summary>
public sealed class StoredJob(IJobRunner runner)
{
    /// <param name="hostStopping">Hangfire puts its own token in, which is cancelled when the server stops.</param>
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(Guid jobId, CancellationToken hostStopping) => runner.RunAsync(jobId, hostStopping);
}
