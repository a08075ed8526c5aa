using System.Collections.Concurrent;

namespace MarketingAI.Engine.Jobs;

/// <summary>The jobs that run in this process, so that a cancel reaches them at once.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    public void Add(Guid jobId, CancellationTokenSource cancel) => _running[jobId] = cancel;

    public void Remove(Guid jobId) => _running.TryRemove(jobId, out _);

    public async Task CancelAsync(Guid jobId)
    {
        if (_running.TryGetValue(jobId, out CancellationTokenSource? cancel))
        {
            try
            {
                await cancel.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // The job ended between the look-up and the cancel: there is nothing left to stop.
            }
        }
    }
}
