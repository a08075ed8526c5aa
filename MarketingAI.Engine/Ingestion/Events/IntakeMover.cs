using System.Text;
using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Ingestion.Events.Storage;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>
/// Moves closed files of the intake log to the table, by file, business unit and source. A file goes away only after all of it is
/// committed; broken off in between, the next run sees in the table which parts are done.
/// </summary>
internal sealed partial class IntakeMover(IntakeLog log, LiveSources sources, IServiceScopeFactory scopes, TimeProvider clock, ILogger<IntakeMover> logger) : IDisposable
{
    /// <summary>How often it looks whether a batch source is due.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly Dictionary<string, DateTimeOffset> _movedAt = new(StringComparer.Ordinal);
    private DateTimeOffset _lookAgain;

    /// <summary>Moves all that waits.</summary>
    /// <returns>Events added.</returns>
    public async Task<long> MoveAllAsync(CancellationToken cancellationToken) =>
        await MoveAsync(IntakeMode.Streaming, isDue: null, cancellationToken) + await MoveAsync(IntakeMode.Batch, isDue: null, cancellationToken);

    /// <summary>Moves streaming sources, and those batch sources whose time has come.</summary>
    public async Task<long> MoveDueAsync(CancellationToken cancellationToken)
    {
        long moved = await MoveAsync(IntakeMode.Streaming, isDue: null, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        if (now < _lookAgain || log.Of(IntakeMode.Batch).Folder.Bytes() == 0)
        {
            return moved;
        }

        _lookAgain = now + LookEvery;
        return moved + await MoveAsync(IntakeMode.Batch, IsDue, cancellationToken);
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<long> MoveAsync(IntakeMode mode, Func<string, LiveSource?, bool>? isDue, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            long moved = 0;
            foreach (string segment in await log.Of(mode).RollAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                moved += await MoveSegmentAsync(mode, segment, isDue, cancellationToken);
            }

            return moved;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<long> MoveSegmentAsync(IntakeMode mode, string segment, Func<string, LiveSource?, bool>? isDue, CancellationToken cancellationToken)
    {
        SegmentFolder folder = log.Of(mode).Folder;
        byte[] bytes = await File.ReadAllBytesAsync(folder.FileOf(segment), cancellationToken);
        List<Range> records = SegmentReading.Records(bytes, out int whole);
        long moved = 0;
        bool isDone = true;
        HashSet<string> units = new(StringComparer.Ordinal);
        foreach (IGrouping<(string Unit, string Source), Range> part in records.GroupBy(record => PartOf(bytes.AsSpan(record))))
        {
            units.Add(part.Key.Unit);
            BusinessUnitId unit = new(part.Key.Unit);
            LiveSource? source = (await sources.OfAsync(unit)).Find(part.Key.Source);
            if (isDue is not null && !isDue($"{part.Key.Unit}/{part.Key.Source}", source))
            {
                isDone = false;
                continue;
            }

            moved += await MovePartAsync(unit, part.Key.Source, source, bytes, part, (mode, segment), cancellationToken);
        }

        if (isDone)
        {
            TakeAway(mode, segment, units, bytes, whole);
        }

        return moved;
    }

    private async Task<long> MovePartAsync(
        BusinessUnitId unit, string key, LiveSource? source, byte[] bytes, IEnumerable<Range> records, (IntakeMode Mode, string Segment) from, CancellationToken cancellationToken)
    {
        IntakeBatch batch = new(key, source?.Source.Schema ?? EventSchemas.WebAnalytics, source?.Source.LatenessBound ?? TimeSpan.FromDays(1), clock.GetUtcNow(), from.Mode);
        foreach (Range record in records)
        {
            batch.Add(bytes.AsSpan(record));
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(unit, Actor.System);
        IntakeCommit? made = await scope.ServiceProvider.GetRequiredService<SourceCommits>().CommitAsync(batch, from.Segment, cancellationToken);
        return made?.Accepted ?? 0;
    }

    /// <summary>The file first, then the note that it was moved: the other way round a kill in between would move it twice.</summary>
    private void TakeAway(IntakeMode mode, string segment, IEnumerable<string> units, byte[] bytes, int whole)
    {
        if (whole < bytes.Length)
        {
            SayDamaged(logger, segment, whole, bytes.Length);
            log.Of(mode).Folder.SetAside(segment);
            return;
        }

        log.Remove(mode, segment, bytes.Length);
        foreach (string unit in units)
        {
            using IServiceScope scope = scopes.CreateScope();
            scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit), Actor.System);
            scope.ServiceProvider.GetRequiredService<EventCommits>().Forget([segment]);
        }
    }

    /// <summary>A batch source is due when its next time after its last move has come; one that streams by now, or is gone, at once.</summary>
    private bool IsDue(string part, LiveSource? source)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (source?.Source is { Mode: IntakeMode.Batch } batch)
        {
            if (!_movedAt.TryGetValue(part, out DateTimeOffset last))
            {
                _movedAt[part] = last = now;
            }

            if (now < LoadCadence.NextAfter(batch, last))
            {
                return false;
            }
        }

        _movedAt[part] = now;
        return true;
    }

    private static (string Unit, string Source) PartOf(ReadOnlySpan<byte> record) =>
        (Encoding.UTF8.GetString(LoggedEvent.UnitOf(record)), Encoding.UTF8.GetString(LoggedEvent.SourceOf(record)));

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Segment {Segment} of the event intake log is whole only up to byte {Whole} of {Length}. What is whole was moved, the file is kept as .damaged.")]
    private static partial void SayDamaged(ILogger logger, string segment, int whole, int length);
}
