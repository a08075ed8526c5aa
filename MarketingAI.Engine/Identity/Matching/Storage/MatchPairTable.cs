using System.Globalization;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Pairs and persons of runs, in the warehouse.</summary>
internal sealed class MatchPairTable(IWarehouse warehouse)
{
    private const string PairColumns = "left_set, left_id, right_set, right_id, weight, probability, decision, decided_by, pattern, frequency";

    public static WarehouseTable Pair { get; } = new("identity", "match_pair");

    public static WarehouseTable Person { get; } = new("identity", "match_person");

    public static WarehouseTable Merge { get; } = new("identity", "match_merge");

    public void Replace(Guid runId, IReadOnlyList<MatchPair> pairs, StablePersonIds persons, DateTimeOffset now)
    {
        using WarehouseSession session = warehouse.Open();
        Make(session);
        string run = runId.ToString();
        session.AsOne(() =>
        {
            session.Delete(Pair, "run_id = $1", run);
            session.Delete(Person, "run_id = $1", run);
            session.Delete(Merge, "run_id = $1", run);
            session.Load(Pair, pairs, (row, pair) => Write(row, run, pair));
            session.Load(Person, persons.Persons, (row, person) =>
                row.AppendValue(run).AppendValue(person.Set).AppendValue(person.RecordId).AppendValue(person.PersonId).AppendValue(person.Since.UtcDateTime));
            return session.Load(Merge, persons.Merged, (row, merge) =>
                row.AppendValue(run).AppendValue(merge.Kept).AppendValue(merge.Gone).AppendValue(now.UtcDateTime));
        });
    }

    public (IReadOnlyList<MatchPair> Pairs, long Total) Window(Guid runId, MatchPairQuery query)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        if (!session.Has(Pair))
        {
            return ([], 0);
        }

        session.Expose(Pair);
        const string Where = """
            run_id = $1 AND probability >= $2 AND probability <= $3 AND ($4 = '' OR decision = $4)
            AND ($5 = '' OR left_id = $5 OR right_id = $5)
            """;
        object?[] values = [runId.ToString(), query.FromProbability, query.ToProbability, query.Decision is { } decision ? Word(decision) : "", query.Key ?? ""];
        long total = session.Count($"SELECT count(*) FROM {Pair} WHERE {Where}", values);
        string window = string.Create(CultureInfo.InvariantCulture, $"LIMIT {query.Take} OFFSET {query.Skip}");
        return (session.Query($"SELECT {PairColumns} FROM {Pair} WHERE {Where} ORDER BY weight DESC, left_id, right_id {window}", Read, values), total);
    }

    public MatchPair? Find(Guid runId, string leftId, string rightId) =>
        First(runId, "left_id = $2 AND right_id = $3", "1", leftId, rightId);

    /// <summary>The pair nobody has judged whose probability is nearest to one half.</summary>
    public MatchPair? LeastSure(Guid runId) =>
        First(runId, "decided_by = 'model' AND probability >= $2 AND probability <= $3", "abs(probability - 0.5)", ReviewFrom, ReviewTo);

    public const double ReviewFrom = 0.02;

    public const double ReviewTo = 0.98;

    public long Waiting(Guid runId) => Window(runId, "decided_by = 'model' AND probability >= $2 AND probability <= $3", ReviewFrom, ReviewTo);

    public void Decide(Guid runId, MatchPair pair)
    {
        using WarehouseSession session = warehouse.Open();
        session.AsOne(() =>
        {
            session.Delete(Pair, "run_id = $1 AND left_id = $2 AND right_id = $3", runId.ToString(), pair.LeftId, pair.RightId);
            return session.Load(Pair, [pair], (row, one) => Write(row, runId.ToString(), one));
        });
    }

    /// <summary>Persons of the latest run that had a record of one of the sets.</summary>
    public IReadOnlyList<PersonRecord> PersonsOfSets(string left, string right)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        Make(session);
        session.Expose(Person);
        return session.Query(
            $"""
            SELECT data_set, record_id, arg_max(person_id, rowid_order), arg_max(since, rowid_order)
            FROM (SELECT *, row_number() OVER () AS rowid_order FROM {Person} WHERE data_set IN ($1, $2)) GROUP BY 1, 2
            """,
            ReadPerson, left, right);
    }

    public IReadOnlyList<PersonRecord> PersonsOfRun(Guid runId)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        Make(session);
        session.Expose(Person);
        return session.Query($"SELECT data_set, record_id, person_id, since FROM {Person} WHERE run_id = $1", ReadPerson, runId.ToString());
    }

    public long CountOf(string key)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.SubjectRequest);
        Make(session);
        session.Expose(Pair);
        session.Expose(Person);
        return session.Count($"SELECT count(*) FROM {Pair} WHERE left_id = $1 OR right_id = $1", key)
            + session.Count($"SELECT count(*) FROM {Person} WHERE record_id = $1 OR person_id = $1", key);
    }

    public long Erase(string key)
    {
        using WarehouseSession session = warehouse.Open();
        Make(session);
        return session.AsOne(() => session.Delete(Pair, "left_id = $1 OR right_id = $1", key) + session.Delete(Person, "record_id = $1 OR person_id = $1", key));
    }

    private long Window(Guid runId, string condition, double from, double to)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        if (!session.Has(Pair))
        {
            return 0;
        }

        session.Expose(Pair);
        return session.Count($"SELECT count(*) FROM {Pair} WHERE run_id = $1 AND {condition}", runId.ToString(), from, to);
    }

    private MatchPair? First(Guid runId, string condition, string order, object? two, object? three)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        if (!session.Has(Pair))
        {
            return null;
        }

        session.Expose(Pair);
        IReadOnlyList<MatchPair> found = session.Query(
            $"SELECT {PairColumns} FROM {Pair} WHERE run_id = $1 AND {condition} ORDER BY {order}, left_id, right_id LIMIT 1", Read, runId.ToString(), two, three);
        return found.Count > 0 ? found[0] : null;
    }

    private static void Make(WarehouseSession session)
    {
        if (session.Has(Pair) && session.Has(Person) && session.Has(Merge))
        {
            return;
        }

        Empty(session, Pair, """
            CAST('' AS VARCHAR) AS run_id, CAST('' AS VARCHAR) AS left_set, CAST('' AS VARCHAR) AS left_id, CAST('' AS VARCHAR) AS right_set,
            CAST('' AS VARCHAR) AS right_id, CAST(0 AS DOUBLE) AS weight, CAST(0 AS DOUBLE) AS probability, CAST('' AS VARCHAR) AS decision,
            CAST('' AS VARCHAR) AS decided_by, CAST(0 AS BIGINT) AS pattern, CAST(0 AS DOUBLE) AS frequency
            """);
        Empty(session, Person, """
            CAST('' AS VARCHAR) AS run_id, CAST('' AS VARCHAR) AS data_set, CAST('' AS VARCHAR) AS record_id, CAST('' AS VARCHAR) AS person_id,
            CAST(NULL AS TIMESTAMP) AS since
            """);
        Empty(session, Merge, """
            CAST('' AS VARCHAR) AS run_id, CAST('' AS VARCHAR) AS kept_id, CAST('' AS VARCHAR) AS gone_id, CAST(NULL AS TIMESTAMP) AS at
            """);
    }

    private static void Empty(WarehouseSession session, WarehouseTable table, string columns)
    {
        if (!session.Has(table))
        {
            session.Create(table, $"SELECT {columns} WHERE false");
        }
    }

    private static void Write(IDuckDBAppenderRow row, string run, MatchPair pair) => row.AppendValue(run).AppendValue(pair.LeftSet).AppendValue(pair.LeftId)
        .AppendValue(pair.RightSet).AppendValue(pair.RightId).AppendValue(pair.Weight).AppendValue(pair.Probability).AppendValue(Word(pair.Decision))
        .AppendValue(pair.DecidedBy).AppendValue(pair.Pattern).AppendValue(pair.Frequency);

    private static MatchPair Read(DuckDBDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDouble(4), row.GetDouble(5),
        Enum.Parse<PairDecision>(row.GetString(6), ignoreCase: true), row.GetString(7), row.GetInt64(8), row.GetDouble(9));

    private static PersonRecord ReadPerson(DuckDBDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Utc)));

    private static string Word(PairDecision decision) => decision.ToString().ToLowerInvariant();
}
