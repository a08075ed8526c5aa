using System.Collections.Concurrent;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Privacy.Access.Storage;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>
/// Puts reads in clear on record before they happen. The first of a day, reader, purpose, door, table and set of columns goes to the store and to
/// the ledger at once; the following are counted in memory and written at most once a minute, so that a busy job does not flood the record.
/// </summary>
internal sealed class ClearReadWitness(ClearReadMemory memory, ClearReadTable table, ILedger ledger, TimeProvider clock) : IReadWitness
{
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMinutes(1);

    public void Witness(WarehouseTable table, IReadOnlyList<string> columns, WarehouseReader reader)
    {
        DateTimeOffset now = clock.GetUtcNow();
        ClearReadKey key = new(
            reader.Unit.Value, DateOnly.FromDateTime(now.UtcDateTime), reader.Actor.Name, reader.Purpose, reader.Origin, table.ToString(),
            string.Join(",", columns.Order(StringComparer.Ordinal)));
        if (memory.Count(key, now, WriteEvery) is not { } due)
        {
            return;
        }

        Task.Run(() => WriteAsync(key, due)).GetAwaiter().GetResult();
    }

    private async Task WriteAsync(ClearReadKey key, ClearReadCount due)
    {
        if (await table.AddAsync(key, due, CancellationToken.None))
        {
            string detail = JsonSerializer.Serialize(new { key.Purpose, key.Origin, columns = key.Columns.Split(',') });
            await ledger.AppendAsync(new LedgerEntry("personal-data.read", "table", key.Table, DetailJson: detail), CancellationToken.None);
        }
    }
}

/// <summary>Which line of the record a read belongs to.</summary>
internal sealed record ClearReadKey(string Unit, DateOnly Day, string Actor, string Purpose, string Origin, string Table, string Columns);

internal readonly record struct ClearReadCount(long Reads, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>Reads that were counted and not yet written.</summary>
internal sealed class ClearReadMemory
{
    private readonly ConcurrentDictionary<ClearReadKey, (ClearReadCount Waiting, DateTimeOffset WrittenAt)> _counts = new();

    /// <returns>What is to be written now; null where it can wait.</returns>
    public ClearReadCount? Count(ClearReadKey key, DateTimeOffset now, TimeSpan writeEvery)
    {
        ClearReadCount? due = null;
        _counts.AddOrUpdate(
            key,
            _ =>
            {
                due = new ClearReadCount(1, now, now);
                return (default, now);
            },
            (_, known) =>
            {
                ClearReadCount sum = new(known.Waiting.Reads + 1, known.Waiting.Reads == 0 ? now : known.Waiting.FirstAt, now);
                due = now - known.WrittenAt >= writeEvery ? sum : null;
                return due is null ? (sum, known.WrittenAt) : (default, now);
            });
        return due;
    }

    /// <summary>Takes out what waits in a unit, so that a reader of the record sees all of it.</summary>
    public IReadOnlyList<(ClearReadKey Key, ClearReadCount Count)> Take(string unit, DateTimeOffset now)
    {
        List<(ClearReadKey, ClearReadCount)> taken = [];
        foreach ((ClearReadKey key, (ClearReadCount waiting, _)) in _counts.Where(entry => entry.Key.Unit == unit && entry.Value.Waiting.Reads > 0))
        {
            if (_counts.TryUpdate(key, (default, now), (waiting, _counts[key].WrittenAt)))
            {
                taken.Add((key, waiting));
            }
        }

        return taken;
    }
}
