using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Jobs;

/// <summary>The plain queue of a process without a job server: two workers, first come first served.</summary>
internal sealed class InProcessJobQueue(IServiceProvider services) : IJobQueue, IAsyncDisposable, IDisposable
{
    private const int Workers = 2;

    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task[]? _workers;

    public void Enqueue(Guid jobId)
    {
        _waiting.Writer.TryWrite(jobId);
        lock (_lock)
        {
            _workers ??= StartWorkers(services.GetRequiredService<IJobRunner>());
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _stopping.CancelAsync();
        await Task.WhenAll(_workers ?? []);
        _stopping.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private Task[] StartWorkers(IJobRunner runner) => [.. Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(runner)))];

    private async Task WorkAsync(IJobRunner runner)
    {
        try
        {
            await foreach (Guid jobId in _waiting.Reader.ReadAllAsync(_stopping.Token))
            {
                await runner.RunAsync(jobId, _stopping.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The process ends, perhaps between two jobs; what is still queued stays queued in the store.
        }
    }
}
