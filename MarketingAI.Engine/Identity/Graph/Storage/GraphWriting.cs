using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Graph.Algorithms;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>Writes what a build found: all of it or nothing.</summary>
internal static class GraphWriting
{
    /// <param name="loginHours">How long a log-in on a shared device counts; null where there are no events.</param>
    public static void Write(WarehouseSession session, GraphReading reading, Found found, GoldenRow[] golden, int? loginHours, DateTime now) =>
        session.AsOne(() => WriteAll(session, reading, found, golden, loginHours, now));

    private static bool WriteAll(WarehouseSession session, GraphReading reading, Found found, GoldenRow[] golden, int? loginHours, DateTime now)
    {
        session.Delete(GraphTables.Key, "true");
        session.Delete(GraphTables.Edge, "true");
        session.Delete(GraphTables.Golden, "true");
        session.Delete(GraphTables.SharedLogin, "true");
        session.Delete(GraphTables.Tie, "true");
        session.Delete(GraphTables.Part, "true");
        session.Append(GraphTables.Tie, GraphSql.Ties);
        session.Append(GraphTables.Part, "SELECT part, n FROM part_now");
        session.Load(GraphTables.Key, Enumerable.Range(0, reading.Nodes.Count), (row, i) => row
            .AppendValue(found.Numbers[i]).AppendValue(reading.Nodes[i].Kind.ToString()).AppendValue(reading.Nodes[i].Value).AppendValue(found.Persons[i])
            .AppendValue(reading.Nodes[i].Since ?? now).AppendValue(found.Result.Shared[i]));
        session.Load(GraphTables.Edge, Enumerable.Range(0, reading.Links.Count), (row, i) => Edge(row, reading.Links[i], found, i));
        session.Load(GraphTables.Edge, Enumerable.Range(0, found.ByHand.Count), (row, i) => Edge(
            row, new LinkRow(found.ByHand[i].Left, found.ByHand[i].Right, EvidenceKind.ByHand, "decision", 1, null, null), found, reading.Links.Count + i));
        GoldenRows.Add(session, golden);
        ChangeRows.Keep(session, found.Changes);
        if (loginHours is { } hours)
        {
            session.Append(GraphTables.SharedLogin, GraphSql.SharedLogins(hours));
        }

        (long events, long covered) = loginHours is not null ? session.Query(GraphSql.Coverage, row => (row.GetInt64(0), row.GetInt64(1)))[0] : (0, 0);
        session.Delete(GraphTables.Build, "true");
        session.Append(GraphTables.Build, "SELECT $1::TIMESTAMP AS built_at, $2::BIGINT AS events, $3::BIGINT AS events_with_person", now, events, covered);
        return true;
    }

    private static void Edge(IDuckDBAppenderRow row, LinkRow link, Found found, int i) => Time(Time(row
        .AppendValue(found.Numbers[link.Left]).AppendValue(found.Numbers[link.Right]).AppendValue(link.Evidence.ToString()).AppendValue(link.Probability).AppendValue(link.Source),
        link.FirstSeen), link.LastSeen).AppendValue(found.Result.States[i].ToString());

    private static IDuckDBAppenderRow Time(IDuckDBAppenderRow row, DateTime? time) =>
        time is { } moment ? row.AppendValue(moment) : row.AppendNullValue();
}

/// <summary>What a build found, by the places of keys and edges in what it read.</summary>
internal sealed record Found(
    long[] Numbers, Guid[] Persons, GraphResult Result, List<(GraphChange Change, Guid? Undoes, IReadOnlyList<KeyMove> Moves)> Changes, IReadOnlyList<KeyEdge> ByHand);
