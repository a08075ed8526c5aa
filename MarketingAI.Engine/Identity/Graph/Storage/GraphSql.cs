using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Identity.Graph.Storage;

/// <summary>SQL that gathers what ties keys together. All of it reads clear values for the purpose of identity resolution.</summary>
internal static class GraphSql
{
    private const string PairColumns = "lk, lv, rk, rv, source, first_seen, last_seen, evidence, probability, login";

    private static readonly (KeyKind Kind, string Column)[] EventKeys =
        [(KeyKind.AnonymousId, "anonymous_id"), (KeyKind.UserId, "user_id"), (KeyKind.EmailSha256, "email_sha256"), (KeyKind.PhoneSha256, "phone_sha256")];

    /// <summary>All pairs of keys that stood together: those of earlier runs, and those of the parts that are new.</summary>
    public static string Pairs(GraphParts parts, IReadOnlyList<GraphMatch> matches, double leastProbability)
    {
        List<string> selects = parts.IsFull ? [] : [$"SELECT {PairColumns} FROM {GraphTables.Tie}"];
        selects.AddRange(parts.ReadsEvents ? EventPairs() : []);
        selects.AddRange(parts.Fresh.Select(SourcePairs));
        selects.AddRange(matches.Select(match => MatchPairs(match, leastProbability)));
        return $"""
            CREATE TEMP TABLE pair AS
            SELECT lk, lv, rk, rv, source, min(first_seen) AS first_seen, max(last_seen) AS last_seen, evidence, max(probability) AS probability, bool_or(login) AS login
            FROM ({string.Join("\nUNION ALL\n", selects)}) GROUP BY lk, lv, rk, rv, source, evidence
            """;
    }

    /// <summary>What later runs need not read again. Matches are read each time, as people change their minds about them.</summary>
    public const string Ties = $"SELECT {PairColumns} FROM pair WHERE evidence = 'Deterministic'";

    /// <summary>Erased keys are not read again, though a source may still hold them.</summary>
    public static string WithoutErased { get; } = $"""
        DELETE FROM pair WHERE sha256(lk || ':' || lv) IN (SELECT key_hash FROM {GraphTables.Erased}) OR sha256(rk || ':' || rv) IN (SELECT key_hash FROM {GraphTables.Erased})
        """;

    /// <summary>The pairs of a data set's rows, as one SELECT; what it says changes when other columns become keys.</summary>
    public static string SourcePairs(GraphSource source)
    {
        string time = source.Time is { } column ? $"CAST({WarehouseSession.Quoted(column)} AS TIMESTAMP)" : "NULL::TIMESTAMP";
        // A row ties all its keys; a star around the row's own key says the same with fewer edges.
        return string.Join("\nUNION ALL\n", source.Keys.Where(key => key != source.Row).Select(key => Pair(
            source.Row.Kind, source.Row.Sql, key.Kind, key.Sql, source.DataSet.Table.ToString(), Literal(source.DataSet.Name), time, isLogin: source.Row.Kind == KeyKind.UserId)));
    }

    private static IEnumerable<string> EventPairs() =>
        from left in EventKeys
        from right in EventKeys
        where left.Kind < right.Kind
        select Pair(
            left.Kind, left.Column, right.Kind, right.Column,
            $"(SELECT * FROM {GraphTables.Event} WHERE {GraphParts.BatchPart} IN (SELECT part FROM part_fresh))", "'events'", "event_time", left.Kind == KeyKind.AnonymousId);

    private static string MatchPairs(GraphMatch match, double leastProbability) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        SELECT '{match.Left.Kind}' AS lk, {Literal(match.Left.Prefix)} || left_id AS lv, '{match.Right.Kind}' AS rk, {Literal(match.Right.Prefix)} || right_id AS rv,
            'record matching' AS source, NULL::TIMESTAMP AS first_seen, NULL::TIMESTAMP AS last_seen, 'Probabilistic' AS evidence, probability, false AS login
        FROM {GraphTables.MatchPair} WHERE run_id = '{match.RunId}' AND decision = 'accepted' AND (probability >= {leastProbability} OR decided_by <> 'model')
        """);

    /// <summary>Every key once, in a fixed order, with its number and person of before where it was known.</summary>
    public const string Nodes = """
        CREATE TEMP TABLE node AS
        WITH found AS (
            SELECT kind, value, bool_or(login) AS login FROM (
                SELECT lk AS kind, lv AS value, login FROM pair UNION ALL SELECT rk, rv, login FROM pair UNION ALL SELECT key_kind, key_value, false FROM decided)
            GROUP BY kind, value)
        SELECT row_number() OVER (ORDER BY found.kind, found.value) - 1 AS place, found.kind, found.value, found.login, known.key_no, known.person_id, known.since
        FROM found LEFT JOIN identity.key known ON known.key_kind = found.kind AND known.key_value = found.value
        """;

    /// <summary>Edges between places, one for each pair, evidence and source.</summary>
    public const string Edges = """
        CREATE TEMP TABLE link AS
        SELECT l.place AS lp, r.place AS rp, pair.evidence, pair.source, max(pair.probability) AS probability, min(pair.first_seen) AS first_seen, max(pair.last_seen) AS last_seen
        FROM pair JOIN node l ON l.kind = pair.lk AND l.value = pair.lv JOIN node r ON r.kind = pair.rk AND r.value = pair.rv
        GROUP BY ALL
        """;

    /// <summary>On shared devices: from a log-in until the next one on the device, at most some hours.</summary>
    public static string SharedLogins(int hours) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        WITH login AS (
            SELECT event.anonymous_id, event.event_time AS from_time, known.person_id
            FROM {GraphTables.Event} event
            JOIN {GraphTables.Key} device ON device.key_kind = 'AnonymousId' AND device.key_value = event.anonymous_id AND device.is_shared
            JOIN {GraphTables.Key} known ON (known.key_kind = 'UserId' AND known.key_value = event.user_id)
                OR (event.user_id IS NULL AND known.key_kind = 'EmailSha256' AND known.key_value = event.email_sha256))
        SELECT anonymous_id, person_id, from_time,
            least(coalesce(lead(from_time) OVER (PARTITION BY anonymous_id ORDER BY from_time, person_id), TIMESTAMP '9999-01-01'), from_time + INTERVAL {hours} HOUR) AS until_time
        FROM login
        """);

    /// <summary>How many events there are, and how many of them have a person.</summary>
    public static string Coverage { get; } = $"""
        SELECT count(*), count(*) FILTER (WHERE user_id IS NOT NULL OR email_sha256 IS NOT NULL OR owner.person_id IS NOT NULL OR EXISTS (
            SELECT 1 FROM {GraphTables.SharedLogin} login
            WHERE login.anonymous_id = event.anonymous_id AND event.event_time >= login.from_time AND event.event_time < login.until_time))
        FROM {GraphTables.Event} event
        LEFT JOIN (
            SELECT device.key_value, any_value(device.person_id) AS person_id FROM {GraphTables.Key} device
            WHERE device.key_kind = 'AnonymousId' AND NOT device.is_shared
                AND EXISTS (SELECT 1 FROM {GraphTables.Key} other WHERE other.person_id = device.person_id AND other.key_kind <> 'AnonymousId')
            GROUP BY device.key_value) owner ON owner.key_value = event.anonymous_id
        """;

    private static string Pair(KeyKind leftKind, string left, KeyKind rightKind, string right, string table, string source, string time, bool isLogin) => $"""
        SELECT '{leftKind}' AS lk, {left} AS lv, '{rightKind}' AS rk, {right} AS rv, {source} AS source, min({time}) AS first_seen, max({time}) AS last_seen,
            'Deterministic' AS evidence, 1.0::DOUBLE AS probability, {(isLogin ? "true" : "false")} AS login
        FROM {table} WHERE ({left}) IS NOT NULL AND ({right}) IS NOT NULL GROUP BY lv, rv
        """;

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
