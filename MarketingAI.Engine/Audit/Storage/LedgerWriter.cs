using System.Threading.Channels;

namespace MarketingAI.Engine.Audit.Storage;

/// <summary>
/// The one writer of the ledger. What waits is written as one group: one transaction, one flush, one anchor; then all are answered.
/// </summary>
internal sealed class LedgerWriter(LedgerPlaces places) : IAsyncDisposable, IDisposable
{
    private const int MostInGroup = 1000;

    private readonly Channel<Pending> _waiting = Channel.CreateUnbounded<Pending>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Task? _writing;
    private LedgerSession? _session;

    /// <returns>The position, once row and anchor are on disk.</returns>
    public Task<long> AppendAsync(LedgerDraft draft, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _writing ??= Task.Run(WriteAsync, CancellationToken.None);
        }

        Pending pending = new(draft, new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(pending)
            ? pending.Written.Task.WaitAsync(cancellationToken)
            : throw new ObjectDisposedException(nameof(LedgerWriter), "The ledger is closed because the host shuts down.");
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await (_writing ?? Task.CompletedTask);
        _session?.Dispose();
        _session = null;
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task WriteAsync()
    {
        List<Pending> group = [];
        while (await _waiting.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MostInGroup && _waiting.Reader.TryRead(out Pending? pending))
            {
                group.Add(pending);
            }

            WriteGroup(group);
        }
    }

    private void WriteGroup(List<Pending> group)
    {
        try
        {
            _session ??= LedgerSession.Open(places);
            long last = _session.Append(group.ConvertAll(pending => pending.Draft));
            for (int i = 0; i < group.Count; i++)
            {
                group[i].Written.SetResult(last - group.Count + 1 + i);
            }
        }
#pragma warning disable CA1031 // whatever fails is handed to those who wait; the writer must live on
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _session?.Dispose();
            _session = null;
            group.ForEach(pending => pending.Written.TrySetException(fault));
        }
    }

    private sealed record Pending(LedgerDraft Draft, TaskCompletionSource<long> Written);
}
