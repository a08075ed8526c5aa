using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Jobs;

internal sealed partial class JobFeed(ILogger<JobFeed> logger) : IJobFeed
{
    private readonly ConcurrentDictionary<long, Action<JobChange>> _listeners = new();
    private long _last;

    public IDisposable Subscribe(Action<JobChange> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        long key = Interlocked.Increment(ref _last);
        _listeners[key] = changed;
        return new Subscription(_listeners, key);
    }

    public void Publish(JobChange change)
    {
        foreach (Action<JobChange> listener in _listeners.Values)
        {
            try
            {
                listener(change);
            }
#pragma warning disable CA1031 // a listener's fault must not end the job that it listens to
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogListenerFault(logger, fault, change.JobId);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A listener to job {JobId} threw.")]
    private static partial void LogListenerFault(ILogger logger, Exception fault, Guid jobId);

    private sealed class Subscription(ConcurrentDictionary<long, Action<JobChange>> listeners, long key) : IDisposable
    {
        public void Dispose() => listeners.TryRemove(key, out _);
    }
}
