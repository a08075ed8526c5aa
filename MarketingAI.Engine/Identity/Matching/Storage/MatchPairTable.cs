using System.Globalization;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Pairs and persons of runs, in the warehouse.</summary>
internal sealed class MatchPairTable(IWarehouse warehouse)
{
    public const string PairColumns =
        "left_set, left_id, right_set, right_id, weight, probability, decision, decided_by, pattern, frequency, pair_no, left_no, right_no";

    public static WarehouseTable Pair { get; } = new("identity", "match_pair");

    public static WarehouseTable Person { get; } = new("identity", "match_person");

    public static WarehouseTable Merge { get; } = new("identity", "match_merge");

    /// <param name="prints">Fingerprint of each record's values, in the order of the persons.</param>
    public void Replace(Guid runId, IReadOnlyList<MatchPair> pairs, StablePersonIds persons, IReadOnlyList<long> prints, DateTimeOffset now)
    {
        using WarehouseSession session = warehouse.Open();
        Make(session);
        string run = runId.ToString();
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        int Number(string person) => numbers.TryGetValue(person, out int known) ? known : numbers[person] = numbers.Count + 1;
        session.AsOne(() =>
        {
            session.Delete(Pair, "run_id = $1", run);
            session.Delete(Person, "run_id = $1", run);
            session.Delete(Merge, "run_id = $1", run);
            session.Load(Pair, pairs, (row, pair) => Write(row, run, pair));
            session.Load(Person, persons.Persons.Select((person, i) => (person, i)), (row, one) =>
                row.AppendValue(run).AppendValue(one.person.Set).AppendValue(one.person.RecordId).AppendValue(one.person.PersonId)
                    .AppendValue(one.person.Since.UtcDateTime).AppendValue(one.i).AppendValue(Number(one.person.PersonId)).AppendValue(prints[one.i]));
            return session.Load(Merge, persons.Merged, (row, merge) =>
                row.AppendValue(run).AppendValue(merge.Kept).AppendValue(merge.Gone).AppendValue(now.UtcDateTime));
        });
    }

    /// <summary>A pair in clear, to look up its records; what is shown comes by <see cref="MatchViews"/>.</summary>
    public MatchPair? Find(Guid runId, long number) => Pairs(runId, "pair_no = $2", number) is [var pair, ..] ? pair : null;

    /// <summary>Pairs that hold, in clear: other modules join them.</summary>
    public IReadOnlyList<MatchPair> Accepted(Guid runId) => Pairs(runId, "decision = $2", Word(PairDecision.Accepted));

    /// <summary>All kept pairs, in clear.</summary>
    public IReadOnlyList<MatchPair> Kept(Guid runId) => Pairs(runId, "$2 = 1", 1);

    /// <summary>Pairs on which a person decided, in clear.</summary>
    public IReadOnlyList<MatchPair> Judged(Guid runId) => Pairs(runId, "decided_by <> $2", "model");

    /// <summary>Kept pairs by band of probability: how many, and the sum of their probabilities.</summary>
    /// <param name="from">Lower ends of the bands.</param>
    public IReadOnlyList<(long Pairs, double Expected)> Bands(Guid runId, IReadOnlyList<double> from)
    {
        (long, double)[] bands = new (long, double)[from.Count];
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        Make(session);
        session.Expose(Pair);
        string band = string.Join(" + ", from.Skip(1).Select(end => string.Create(CultureInfo.InvariantCulture, $"CAST(probability >= {end} AS INTEGER)")));
        foreach ((int at, long pairs, double expected) in session.Query(
            $"SELECT {band} AS band, count(*), sum(probability) FROM {Pair} WHERE run_id = $1 GROUP BY 1", row => (row.GetInt32(0), row.GetInt64(1), row.GetDouble(2)), runId.ToString()))
        {
            bands[at] = (pairs, expected);
        }

        return bands;
    }

    /// <summary>Fingerprint by record's key.</summary>
    public IReadOnlyDictionary<string, long> PrintsOf(Guid runId, string set)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        Make(session);
        session.Expose(Person);
        Dictionary<string, long> prints = new(StringComparer.Ordinal);
        foreach ((string key, long print) in session.Query(
            $"SELECT record_id, print FROM {Person} WHERE run_id = $1 AND data_set = $2", row => (row.GetString(0), row.GetInt64(1)), runId.ToString(), set))
        {
            prints[key] = print;
        }

        return prints;
    }

    public void Decide(Guid runId, MatchPair pair)
    {
        using WarehouseSession session = warehouse.Open();
        session.AsOne(() =>
        {
            session.Delete(Pair, "run_id = $1 AND pair_no = $2", runId.ToString(), pair.Number);
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

    private IReadOnlyList<MatchPair> Pairs(Guid runId, string condition, object two)
    {
        using WarehouseSession session = warehouse.OpenFor(Purposes.IdentityResolution);
        if (!session.Has(Pair))
        {
            return [];
        }

        session.Expose(Pair);
        return session.Query(
            $"SELECT {PairColumns} FROM {Pair} WHERE run_id = $1 AND {condition} ORDER BY weight DESC, pair_no", Read, runId.ToString(), two);
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
            CAST('' AS VARCHAR) AS decided_by, CAST(0 AS BIGINT) AS pattern, CAST(0 AS DOUBLE) AS frequency,
            CAST(0 AS BIGINT) AS pair_no, CAST(0 AS INTEGER) AS left_no, CAST(0 AS INTEGER) AS right_no
            """);
        Empty(session, Person, """
            CAST('' AS VARCHAR) AS run_id, CAST('' AS VARCHAR) AS data_set, CAST('' AS VARCHAR) AS record_id, CAST('' AS VARCHAR) AS person_id,
            CAST(NULL AS TIMESTAMP) AS since, CAST(0 AS INTEGER) AS record_no, CAST(0 AS INTEGER) AS person_no, CAST(0 AS BIGINT) AS print
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
        .AppendValue(pair.DecidedBy).AppendValue(pair.Pattern).AppendValue(pair.Frequency).AppendValue(pair.Number).AppendValue(pair.LeftRecord).AppendValue(pair.RightRecord);

    public static MatchPair Read(DuckDBDataReader row) => new(
        row.GetString(0), Shown(row, 1), row.GetString(2), Shown(row, 3), row.GetDouble(4), row.GetDouble(5),
        Enum.Parse<PairDecision>(row.GetString(6), ignoreCase: true), row.GetString(7), row.GetInt64(8), row.GetDouble(9))
    {
        Number = row.GetInt64(10),
        LeftRecord = row.GetInt32(11),
        RightRecord = row.GetInt32(12),
    };

    /// <summary>A key that the role may not see at all is named by a word.</summary>
    public static string Shown(DuckDBDataReader row, int column) => row.IsDBNull(column) ? "hidden" : row.GetString(column);

    private static PersonRecord ReadPerson(DuckDBDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(3), DateTimeKind.Utc)));

    public static string Word(PairDecision decision) => decision.ToString().ToLowerInvariant();
}
