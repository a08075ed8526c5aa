using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.Graph.Algorithms;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>Reads persons, keys and edges as the session shows them, and moves keys.</summary>
internal static class PersonRows
{
    private static readonly string EdgeSelect = $"""
        SELECT edge.left_no, l.key_kind, l.key_value, edge.right_no, r.key_kind, r.key_value, edge.evidence, edge.probability, edge.source,
            edge.first_seen, edge.last_seen, edge.state
        FROM {GraphTables.Edge} edge JOIN {GraphTables.Key} l ON l.key_no = edge.left_no JOIN {GraphTables.Key} r ON r.key_no = edge.right_no
        """;

    public static GraphOverview? Overview(WarehouseSession session)
    {
        (DateTime At, long Events, long Covered)[] built =
            [.. session.Query($"SELECT built_at, events, events_with_person FROM {GraphTables.Build}", row => (row.GetDateTime(0), row.GetInt64(1), row.GetInt64(2)))];
        if (built.Length == 0)
        {
            return null;
        }

        Dictionary<KeyKind, long> kinds = session.Query(
            $"SELECT key_kind, count(*) FROM {GraphTables.Key} GROUP BY key_kind", row => (Enum.Parse<KeyKind>(row.GetString(0)), row.GetInt64(1))).ToDictionary();
        Dictionary<EdgeState, long> conflicts = session.Query(
            $"SELECT state, count(*) FROM {GraphTables.Edge} WHERE state <> 'Joins' GROUP BY state", row => (Enum.Parse<EdgeState>(row.GetString(0)), row.GetInt64(1))).ToDictionary();
        IReadOnlyList<(int, long)> sizes = session.Query(
            $"SELECT least(n, 12), count(*) FROM (SELECT count(*) AS n FROM {GraphTables.Key} GROUP BY person_id) GROUP BY 1 ORDER BY 1",
            row => ((int)row.GetInt64(0), row.GetInt64(1)));
        return new GraphOverview(
            session.Count($"SELECT count(DISTINCT person_id) FROM {GraphTables.Key}"), kinds, built[0].Events == 0 ? null : built[0].Covered / (double)built[0].Events,
            conflicts, sizes, Utc(built[0].At));
    }

    public static IReadOnlyList<PersonLine> Largest(WarehouseSession session, int most) => session.Query(
        $"SELECT person_id, count(*) AS n, count(*) FILTER (WHERE key_kind = 'Record'), min(since) FROM {GraphTables.Key} GROUP BY person_id ORDER BY n DESC, person_id LIMIT {most.ToString(CultureInfo.InvariantCulture)}",
        row => new PersonLine(row.GetGuid(0), row.GetInt64(1), row.GetInt64(2), Utc(row.GetDateTime(3))));

    public static IReadOnlyList<GraphEdge> Conflicts(WarehouseSession session, int most) => session.Query(
        $"{EdgeSelect} WHERE edge.state <> 'Joins' ORDER BY edge.left_no, edge.right_no LIMIT {most.ToString(CultureInfo.InvariantCulture)}", Edge);

    public static IReadOnlyList<GraphKey> Keys(WarehouseSession session, Guid person) => session.Query(
        $"SELECT key_no, key_kind, key_value, since, is_shared FROM {GraphTables.Key} WHERE person_id = $1::UUID ORDER BY key_kind DESC, key_no",
        row => new GraphKey(row.GetInt64(0), Enum.Parse<KeyKind>(row.GetString(1)), Text(row, 2), Utc(row.GetDateTime(3)), row.GetBoolean(4)), person.ToString());

    public static IReadOnlyList<GraphEdge> Edges(WarehouseSession session, Guid person) => session.Query(
        $"{EdgeSelect} WHERE l.person_id = $1::UUID OR r.person_id = $1::UUID ORDER BY edge.state, edge.left_no, edge.right_no LIMIT 500", Edge, person.ToString());

    public static IReadOnlyList<GoldenField> Golden(WarehouseSession session, Guid person) => session.Query(
        $"SELECT field, value, source, record_key, seen_at, rule, candidates FROM {GraphTables.Golden} WHERE person_id = $1::UUID",
        row => new GoldenField(
            row.GetString(0), Text(row, 1), row.GetString(2), Text(row, 3), row.IsDBNull(4) ? null : Utc(row.GetDateTime(4)), Enum.Parse<SurvivorshipRule>(row.GetString(5)), row.GetInt32(6)),
        person.ToString());

    /// <summary>Other persons who were seen on a device that this one shares.</summary>
    public static IReadOnlyList<Guid> Household(WarehouseSession session, Guid person) => session.Query($"""
        WITH touched AS (
            SELECT CASE WHEN l.is_shared THEN l.key_no ELSE r.key_no END AS device, CASE WHEN l.is_shared THEN r.person_id ELSE l.person_id END AS person
            FROM {GraphTables.Edge} edge JOIN {GraphTables.Key} l ON l.key_no = edge.left_no JOIN {GraphTables.Key} r ON r.key_no = edge.right_no
            WHERE edge.state = 'SharedKey')
        SELECT DISTINCT other.person FROM touched mine JOIN touched other USING (device) WHERE mine.person = $1::UUID AND other.person <> $1::UUID ORDER BY 1 LIMIT 20
        """, row => row.GetGuid(0), person.ToString());

    /// <summary>Which keys the persons have.</summary>
    public static Dictionary<long, Guid> Of(WarehouseSession session, params Guid[] persons) => session.Query(
        $"SELECT key_no, person_id FROM {GraphTables.Key} WHERE list_contains($1::VARCHAR[], CAST(person_id AS VARCHAR))",
        row => (row.GetInt64(0), row.GetGuid(1)), persons.Select(person => person.ToString()).ToList()).ToDictionary();

    public static Dictionary<long, Guid> OfKeys(WarehouseSession session, IEnumerable<long> keys) => session.Query(
        $"SELECT key_no, person_id FROM {GraphTables.Key} WHERE list_contains($1::BIGINT[], key_no)", row => (row.GetInt64(0), row.GetGuid(1)), keys.ToList()).ToDictionary();

    public static Guid? Find(WarehouseSession session, KeyKind kind, IReadOnlyList<string> values) => session.Query(
        $"SELECT person_id FROM {GraphTables.Key} WHERE key_kind = $1 AND (list_contains($2::VARCHAR[], key_value) OR ($1 = 'Record' AND ends_with(key_value, ':' || $3))) ORDER BY key_no LIMIT 1",
        row => row.GetGuid(0), kind.ToString(), values.ToList(), values[0]).Select(id => (Guid?)id).FirstOrDefault();

    /// <summary>All keys of the person whom a key belongs to, given as the data sets hold it.</summary>
    public static IReadOnlyList<(long Number, Guid Person)> AllKeysOf(WarehouseSession session, string personKey)
    {
        string hashed = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(personKey.Trim().ToLowerInvariant())));
        return session.Query($"""
            SELECT key_no, person_id FROM {GraphTables.Key}
            WHERE person_id IN (SELECT person_id FROM {GraphTables.Key} WHERE key_value IN ($1, $2) OR (key_kind = 'Record' AND ends_with(key_value, ':' || $1)))
            """, row => (row.GetInt64(0), row.GetGuid(1)), personKey, hashed);
    }

    /// <summary>Puts keys under other persons. The caller refreshes the golden records of all concerned.</summary>
    public static void Move(WarehouseSession session, IReadOnlyList<KeyMove> moves)
    {
        foreach (IGrouping<Guid, KeyMove> to in moves.Where(move => move.From != move.To).GroupBy(move => move.To))
        {
            session.Run($"CREATE OR REPLACE TEMP TABLE moving AS SELECT * FROM {GraphTables.Key} WHERE key_no IN ({string.Join(',', to.Select(move => move.Key))})");
            session.Delete(GraphTables.Key, $"key_no IN ({string.Join(',', to.Select(move => move.Key))})");
            session.Append(GraphTables.Key, "SELECT * REPLACE ($1::UUID AS person_id) FROM moving", to.Key.ToString());
        }
    }

    private static GraphEdge Edge(DuckDBDataReader row) => new(
        row.GetInt64(0), Enum.Parse<KeyKind>(row.GetString(1)), Text(row, 2), row.GetInt64(3), Enum.Parse<KeyKind>(row.GetString(4)), Text(row, 5),
        Enum.Parse<EvidenceKind>(row.GetString(6)), row.GetDouble(7), row.GetString(8), row.IsDBNull(9) ? null : Utc(row.GetDateTime(9)),
        row.IsDBNull(10) ? null : Utc(row.GetDateTime(10)), Enum.Parse<EdgeState>(row.GetString(11)));

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
