using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>
/// What a build must read: commits of events and data sets are parts that never change but by an erasure or by being held back. A part whose
/// rows are as many as when it was read is not read again; if one is gone or has other rows, everything is read anew.
/// </summary>
/// <param name="Fresh">Data sets that are new.</param>
/// <param name="ReadsEvents">Whether commits of events are new.</param>
internal sealed record GraphParts(bool IsFull, IReadOnlyList<GraphSource> Fresh, bool ReadsEvents)
{
    /// <summary>Name of an event's part.</summary>
    public const string BatchPart = "('batch:' || coalesce(batch_id, ''))";

    public static GraphParts Find(WarehouseSession session, bool hasEvents, IReadOnlyList<GraphSource> sources, bool isFull)
    {
        List<string> counts = hasEvents ? [$"SELECT {BatchPart} AS part, count(*) AS n FROM {GraphTables.Event} GROUP BY ALL"] : [];
        counts.AddRange(sources.Select(source => $"SELECT '{NameOf(source)}' AS part, count(*) AS n FROM {source.DataSet.Table}"));
        session.Run($"CREATE TEMP TABLE part_now AS {string.Join("\nUNION ALL\n", counts)}");
        bool all = isFull || session.Count($"SELECT count(*) FROM {GraphTables.Part}") == 0
            || session.Count($"SELECT count(*) FROM {GraphTables.Part} was LEFT JOIN part_now ON part_now.part = was.part WHERE part_now.n IS NULL OR part_now.n <> was.n") > 0;
        session.Run($"CREATE TEMP TABLE part_fresh AS SELECT part FROM part_now{(all ? "" : $" WHERE part NOT IN (SELECT part FROM {GraphTables.Part})")}");
        HashSet<string> fresh = [.. session.Query("SELECT part FROM part_fresh", row => row.GetString(0))];
        return new GraphParts(all, [.. sources.Where(source => fresh.Contains(NameOf(source)))], hasEvents && fresh.Any(part => part.StartsWith("batch:", StringComparison.Ordinal)));
    }

    /// <summary>Holds a digest of what is read of the data set, as its contract may change which columns are keys.</summary>
    private static string NameOf(GraphSource source) =>
        $"set:{source.DataSet.Table.Name}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(GraphSql.SourcePairs(source))).AsSpan(0, 8))}";
}
