using System.Globalization;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>
/// Pairs and persons as the present person may see them: opened without a purpose, so keys of records and ids of persons are masked as the role
/// demands. Records, pairs and persons are joined by numbers that mean nothing outside the run, so masks may hide everything else.
/// </summary>
internal sealed class MatchViews(IWarehouse warehouse)
{
    public const double ReviewFrom = 0.02;

    public const double ReviewTo = 0.98;

    private static readonly string[] Doubtful = ["decided_by = 'model'", "probability >= $2", "probability <= $3"];

    public (IReadOnlyList<MatchPair> Pairs, long Total) Window(Guid runId, MatchPairQuery query)
    {
        if (Open(MatchPairTable.Pair) is not { } session)
        {
            return ([], 0);
        }

        using WarehouseSession open = session;
        const string Where = """
            run_id = $1 AND probability >= $2 AND probability <= $3 AND ($4 = '' OR decision = $4)
            AND ($5 = '' OR left_id = $5 OR right_id = $5)
            """;
        object?[] values =
        [
            runId.ToString(), query.FromProbability, query.ToProbability,
            query.Decision is { } decision ? MatchPairTable.Word(decision) : "", query.Key ?? "",
        ];
        long total = open.Count($"SELECT count(*) FROM {MatchPairTable.Pair} WHERE {Where}", values);
        string window = string.Create(CultureInfo.InvariantCulture, $"LIMIT {query.Take} OFFSET {query.Skip}");
        return (open.Query(
            $"SELECT {MatchPairTable.PairColumns} FROM {MatchPairTable.Pair} WHERE {Where} ORDER BY weight DESC, pair_no {window}", MatchPairTable.Read, values), total);
    }

    public MatchPair? Find(Guid runId, long number) =>
        First($"SELECT {MatchPairTable.PairColumns} FROM {MatchPairTable.Pair} WHERE run_id = $1 AND pair_no = $2", runId.ToString(), number);

    /// <summary>The pair nobody has judged whose probability is nearest to one half.</summary>
    public MatchPair? LeastSure(Guid runId) => First(
        $"""
        SELECT {MatchPairTable.PairColumns} FROM {MatchPairTable.Pair} WHERE run_id = $1 AND {string.Join(" AND ", Doubtful)}
        ORDER BY abs(probability - 0.5), pair_no LIMIT 1
        """,
        runId.ToString(), ReviewFrom, ReviewTo);

    public long Waiting(Guid runId)
    {
        using WarehouseSession? session = Open(MatchPairTable.Pair);
        return session is null ? 0
            : session.Count($"SELECT count(*) FROM {MatchPairTable.Pair} WHERE run_id = $1 AND {string.Join(" AND ", Doubtful)}", runId.ToString(), ReviewFrom, ReviewTo);
    }

    /// <summary>Persons with two records or more.</summary>
    /// <param name="weakestFirst">Those held together by the least likely pair first, else the largest.</param>
    public (IReadOnlyList<MatchCluster> Clusters, long Total) Clusters(Guid runId, int skip, int take, bool weakestFirst)
    {
        if (Open(MatchPairTable.Pair, MatchPairTable.Person) is not { } session)
        {
            return ([], 0);
        }

        using WarehouseSession open = session;
        const string Several = "SELECT person_no, any_value(person_id) AS person_id, count(*) AS records FROM {0} WHERE run_id = $1 GROUP BY person_no HAVING count(*) > 1";
        string several = string.Format(CultureInfo.InvariantCulture, Several, MatchPairTable.Person);
        long total = open.Count($"SELECT count(*) FROM ({several})", runId.ToString());
        string order = weakestFirst ? "weakest, records DESC" : "records DESC, weakest";
        return (open.Query(
            string.Create(CultureInfo.InvariantCulture, $"""
                WITH several AS ({several}),
                tie AS (SELECT p.person_no, count(*) AS pairs, min(m.probability) AS weakest FROM {MatchPairTable.Pair} m
                    JOIN {MatchPairTable.Person} p ON p.run_id = $1 AND p.record_no = m.left_no WHERE m.run_id = $1 AND m.decision = 'accepted' GROUP BY 1)
                SELECT several.person_no, several.person_id, several.records, coalesce(tie.pairs, 0), coalesce(tie.weakest, 0)
                FROM several LEFT JOIN tie USING (person_no) ORDER BY {order}, person_no LIMIT {take} OFFSET {skip}
                """),
            row => new MatchCluster(row.GetInt32(0), MatchPairTable.Shown(row, 1), row.GetInt64(2), row.GetInt64(3), row.GetDouble(4)), runId.ToString()), total);
    }

    /// <summary>Records of a person, and the kept pairs among them, the weakest first.</summary>
    public (IReadOnlyList<ClusterRecord> Records, IReadOnlyList<MatchPair> Pairs) Cluster(Guid runId, int personNumber)
    {
        if (Open(MatchPairTable.Pair, MatchPairTable.Person) is not { } session)
        {
            return ([], []);
        }

        using WarehouseSession open = session;
        IReadOnlyList<ClusterRecord> records = open.Query(
            $"SELECT record_no, data_set, record_id FROM {MatchPairTable.Person} WHERE run_id = $1 AND person_no = $2 ORDER BY record_no",
            row => new ClusterRecord(row.GetInt32(0), row.GetString(1), MatchPairTable.Shown(row, 2)), runId.ToString(), personNumber);
        string members = $"SELECT record_no FROM {MatchPairTable.Person} WHERE run_id = $1 AND person_no = $2";
        return (records, open.Query(
            $"""
            SELECT {MatchPairTable.PairColumns} FROM {MatchPairTable.Pair}
            WHERE run_id = $1 AND left_no IN ({members}) AND right_no IN ({members}) ORDER BY weight, pair_no
            """,
            MatchPairTable.Read, runId.ToString(), personNumber));
    }

    private MatchPair? First(string sql, params ReadOnlySpan<object?> values)
    {
        using WarehouseSession? session = Open(MatchPairTable.Pair);
        return session is not null && session.Query(sql, MatchPairTable.Read, values) is [var pair, ..] ? pair : null;
    }

    /// <summary>Null where nothing was ever kept.</summary>
    private WarehouseSession? Open(params ReadOnlySpan<WarehouseTable> tables)
    {
        WarehouseSession session = warehouse.Open();
        foreach (WarehouseTable table in tables)
        {
            if (!session.Has(table))
            {
                session.Dispose();
                return null;
            }

            session.Expose(table);
        }

        return session;
    }
}
