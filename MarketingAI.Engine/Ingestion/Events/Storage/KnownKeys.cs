using System.Collections.Concurrent;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events.Algorithms;

namespace MarketingAI.Engine.Ingestion.Events.Storage;

/// <summary>
/// Which event ids a business unit has. A filter in memory answers for nearly all new ids; only where it says "perhaps" the table of
/// keys is asked. The filter is read from that table at the first commit after a start, and again, larger, when it is full.
/// </summary>
internal sealed class KnownKeys
{
    private readonly ConcurrentDictionary<string, KeyFilter> _filters = new(StringComparer.Ordinal);

    public static ulong High(UInt128 key) => (ulong)(key >> 64);

    public static ulong Low(UInt128 key) => (ulong)key;

    /// <summary>The filter of a unit, with room for more keys.</summary>
    public KeyFilter Of(string unit, WarehouseSession session, int more)
    {
        if (_filters.TryGetValue(unit, out KeyFilter? known) && known.Count + more <= known.Capacity)
        {
            return known;
        }

        long count = session.Count($"SELECT count(*) FROM {EventTables.Key}");
        KeyFilter read = new((count + more) * 2);
        session.Read($"SELECT high FROM {EventTables.Key}", reader =>
        {
            while (reader.Read())
            {
                read.Add(reader.GetFieldValue<ulong>(0));
            }
        });
        return _filters[unit] = read;
    }
}
