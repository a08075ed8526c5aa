using MarketingAI.Engine.Data;
using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>
/// The durable intake log. Sources that stream and sources that are moved in batches have files of their own, so that the mover of the
/// one never reads what waits for the other. Changing a source's mode changes where its next event goes; both are moved to the end.
/// </summary>
internal sealed class IntakeLog : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly SegmentLog _streaming;
    private readonly SegmentLog _batch;
    private readonly EventIntakeOptions _options;
    private long _backlog;
    private long _waiting;

    public IntakeLog(DataFolders folders, EventIntakeOptions options, TimeProvider clock, ILogger<IntakeLog> logger)
    {
        _options = options;
        _streaming = Open("intake", folders, clock, logger);
        _batch = Open("intake-batch", folders, clock, logger);
        _backlog = _streaming.Folder.Bytes() + _batch.Folder.Bytes();
    }

    /// <summary>Bytes that are acknowledged but not in the table.</summary>
    public long BacklogBytes => Math.Max(0, Interlocked.Read(ref _backlog));

    /// <summary>Half of what may wait does: whoever can wait elsewhere should.</summary>
    public bool IsCrowded => BacklogBytes * 2 > _options.MostBacklogMegabytes * Megabyte;

    /// <summary>Less than a quarter of what may wait does.</summary>
    public bool IsEased => BacklogBytes * 4 < _options.MostBacklogMegabytes * Megabyte;

    public SegmentLog Of(IntakeMode mode) => mode == IntakeMode.Streaming ? _streaming : _batch;

    /// <returns>Null, or why nothing can be taken now.</returns>
    public IntakeOverloaded? Overload() =>
        BacklogBytes >= _options.MostBacklogMegabytes * Megabyte ? new IntakeOverloaded(IsBacklog: true, RetryAfterSeconds: 5)
        : Interlocked.Read(ref _waiting) >= _options.MostWaitingMegabytes * Megabyte ? new IntakeOverloaded(IsBacklog: false, RetryAfterSeconds: 1)
        : null;

    public async ValueTask<Refusal?> AppendAsync(IntakeMode mode, ReadOnlyMemory<byte> records, Memory<Guid> ids)
    {
        Interlocked.Add(ref _waiting, records.Length);
        try
        {
            Refusal? refusal = await Of(mode).AppendAsync(records, ids);
            if (refusal is null)
            {
                Interlocked.Add(ref _backlog, records.Length);
            }

            return refusal;
        }
        finally
        {
            Interlocked.Add(ref _waiting, -records.Length);
        }
    }

    /// <summary>Takes away a file whose events are in the table.</summary>
    public void Remove(IntakeMode mode, string segment, long bytes)
    {
        Of(mode).Folder.Remove(segment);
        Interlocked.Add(ref _backlog, -bytes);
    }

    public void Dispose()
    {
        _streaming.Dispose();
        _batch.Dispose();
    }

    private SegmentLog Open(string name, DataFolders folders, TimeProvider clock, ILogger logger) => new(
        new SegmentFolder(Path.Combine(folders.Store, name)),
        new SegmentLogOptions("event intake log", _options.Durability, _options.SegmentMegabytes), clock, logger);
}
