
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>
/// The append-only writer. Callers copy their records into the group that fills; one thread takes the whole group, writes it at
/// once, and answers everyone in it. While it writes, the next group fills.
/// </summary>
internal sealed partial class GroupWriter : IDisposable
{
    private static readonly TimeSpan SyncEvery = TimeSpan.FromMilliseconds(10);

    private readonly SegmentFolder _folder;
    private readonly SegmentLogOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly RecordIds _ids;
    private readonly ulong _salt = RecordIds.NewSalt();
    private readonly Thread _writing;
    private readonly Thread? _syncing;
    private readonly ManualResetEvent _stopSyncing = new(false);

    /// <summary>Guards the groups and the flags; a plain object because the writer waits on it.</summary>
    private readonly object _gate = new();
    private RecordGroup _filling = new();
    private RecordGroup _spare = new();
    private TaskCompletionSource _room = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<IReadOnlyList<string>>? _roll;
    private bool _asleep;
    private bool _closing;

    private volatile OpenSegment? _segment;
    private long _lastName;

    public GroupWriter(SegmentFolder folder, SegmentLogOptions options, TimeProvider clock, ILogger logger)
    {
        (_folder, _options, _clock, _logger) = (folder, options, clock, logger);
        _ids = new RecordIds(SegmentRecovery.Run(folder), _salt);
        _writing = new Thread(Write) { IsBackground = true, Name = options.Name };
        _writing.Start();
        if (options.Durability == LogDurability.HandedToSystem)
        {
            _syncing = new Thread(SyncNowAndThen) { IsBackground = true, Name = $"{options.Name} sync" };
            _syncing.Start();
        }
    }

    /// <summary>Writes records; ends once they are as safe as the durability says.</summary>
    /// <param name="records">One or more records, end to end; not touched after the return of the task.</param>
    /// <param name="ids">Filled with the records' ids, in order.</param>
    /// <returns>Null, or why the records are not in the log.</returns>
    public ValueTask<Refusal?> AppendAsync(ReadOnlyMemory<byte> records, Memory<Guid> ids)
    {
        Task room;
        lock (_gate)
        {
            if (_closing)
            {
                return new(new LogClosed(_options.Name));
            }

            if (_filling.HasRoomFor(records.Length))
            {
                return new(Add(records.Span, ids.Span));
            }

            room = _room.Task;
        }

        return AppendWhenThereIsRoomAsync(room, records, ids);
    }

    /// <summary>Closes the present segment, synced, so that it can be moved; the next record opens another.</summary>
    /// <returns>All closed segments, oldest first.</returns>
    public Task<IReadOnlyList<string>> RollAsync()
    {
        lock (_gate)
        {
            if (_closing)
            {
                return Task.FromResult<IReadOnlyList<string>>([]);
            }

            _roll ??= new TaskCompletionSource<IReadOnlyList<string>>(TaskCreationOptions.RunContinuationsAsynchronously);
            Monitor.Pulse(_gate);
            return _roll.Task;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }

        _writing.Join();
        _stopSyncing.Set();
        _syncing?.Join();
        _stopSyncing.Dispose();
    }

    private async ValueTask<Refusal?> AppendWhenThereIsRoomAsync(Task room, ReadOnlyMemory<byte> records, Memory<Guid> ids)
    {
        await room;
        return await AppendAsync(records, ids);
    }

    private Task<Refusal?> Add(ReadOnlySpan<byte> records, Span<Guid> ids)
    {
        _filling.Add(records, _ids, _clock.GetUtcNow().ToUnixTimeMilliseconds(), ids);
        if (_asleep)
        {
            _asleep = false;
            Monitor.Pulse(_gate);
        }

        return _filling.Written;
    }

    private void Write()
    {
        while (TakeGroup(out RecordGroup? group, out TaskCompletionSource? room, out TaskCompletionSource<IReadOnlyList<string>>? roll))
        {
            room?.SetResult();
            if (group is not null)
            {
                Refusal? refusal = TryCommit(group);
                group.Complete(refusal);
                lock (_gate)
                {
                    _spare = group;
                }
            }

            if (roll is not null || _segment?.Length >= _options.SegmentMegabytes * 1024L * 1024)
            {
                CloseSegment();
                roll?.SetResult(_folder.List());
            }
        }

        CloseSegment();
    }

    /// <returns>False once the log is closing and nothing is left to write.</returns>
    private bool TakeGroup(out RecordGroup? group, out TaskCompletionSource? room, out TaskCompletionSource<IReadOnlyList<string>>? roll)
    {
        lock (_gate)
        {
            while (_filling.Records == 0 && _roll is null && !_closing)
            {
                _asleep = true;
                Monitor.Wait(_gate);
                _asleep = false;
            }

            (group, room) = (null, null);
            (roll, _roll) = (_roll, null);
            if (_filling.Records > 0)
            {
                (group, _filling) = (_filling, _spare);
                (room, _room) = (_room, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }

            return group is not null || roll is not null;
        }
    }

    private LogNotWritten? TryCommit(RecordGroup group)
    {
        try
        {
            _segment ??= OpenSegment.Create(_folder, NextName());
            _segment.Append(group.Seal(), sync: _options.Durability == LogDurability.Synced);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            SayNotWritten(_logger, group.Records, _options.Name, fault);
            AbandonSegment();
            return new LogNotWritten(_options.Name, "the disk refused the write.");
        }
    }

    /// <summary>After a failed write nothing more goes into the file: what the system still holds of it is not known.</summary>
    private void AbandonSegment()
    {
        try
        {
            _segment?.CutOffRest();
        }
        catch (IOException fault)
        {
            SayNotMended(_logger, _options.Name, fault);
        }

        OpenSegment? left = _segment;
        _segment = null;
        left?.Dispose();
    }

    private void CloseSegment()
    {
        OpenSegment? closed = _segment;
        TrySync(closed);
        _segment = null;
        closed?.Dispose();
    }

    private void SyncNowAndThen()
    {
        while (!_stopSyncing.WaitOne(SyncEvery))
        {
            TrySync(_segment);
        }
    }

    private void TrySync(OpenSegment? segment)
    {
        try
        {
            segment?.Sync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            SayNotSynced(_logger, _options.Name, fault);
        }
    }

    private string NextName()
    {
        _lastName = Math.Max(_lastName + 1, _clock.GetUtcNow().UtcTicks);
        return SegmentFolder.NameFor(_lastName, _salt);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Records} records could not be written to the {Log}; their calls were refused.")]
    private static partial void SayNotWritten(ILogger logger, int records, string log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A segment of the {Log} could not be cut back after a failed write.")]
    private static partial void SayNotMended(ILogger logger, string log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The {Log} could not be synced; records of the last moments would not survive a power cut.")]
    private static partial void SayNotSynced(ILogger logger, string log, Exception fault);
}
