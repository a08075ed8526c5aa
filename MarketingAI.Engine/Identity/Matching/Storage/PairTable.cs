using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Records and pairs of one match in a database of its own, gone afterwards: the warehouse is neither locked nor filled by it.</summary>
internal sealed class PairTable : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly PairSql _sql;
    private readonly CancellationToken _stop;

    public PairTable(PairSql sql, MatchOptions options, string folder, CancellationToken cancellationToken)
    {
        (_sql, _stop) = (sql, cancellationToken);
        string disk = folder.Replace("'", "''", StringComparison.Ordinal);
        _connection = new DuckDBConnection(string.Create(
            CultureInfo.InvariantCulture, $"Data Source=:memory:;memory_limit={options.MemoryMegabytes}MB;threads={options.Threads}"));
        _connection.Open();
        Run($"SET temp_directory = '{disk}'");
        Run("SET preserve_insertion_order = false");
    }

    public void Load(RecordColumns records, IReadOnlyList<BlockingRule> rules, Dictionary<string, int> fields)
    {
        Run(_sql.MakeRecords());
        using DuckDBAppender appender = _connection.CreateAppender("rec");
        ulong?[] keys = new ulong?[rules.Count];
        for (int record = 0; record < records.Count; record++)
        {
            if (record % 65_536 == 0)
            {
                _stop.ThrowIfCancellationRequested();
            }

            IDuckDBAppenderRow row = appender.CreateRow().AppendValue(record);
            for (int field = 0; field < records.Values.Count; field++)
            {
                NormalValue value = records.Values[field][record];
                Append(row, value.Value);
                Append(row, value.Derived);
                _ = records.Frequency[field].Length > 0 ? row.AppendValue(records.Frequency[field][record]) : row.AppendNullValue();
            }

            int at = record;
            for (int rule = 0; rule < keys.Length; rule++)
            {
                ulong? key = BlockKeys.Of(rules[rule], name => records.Values[fields[name]][at]);
                _ = key is { } known ? row.AppendValue(known) : row.AppendNullValue();
            }

            row.EndRow();
        }
    }

    /// <summary>Makes the pairs of a rule, without the blocks that would go beyond the budget.</summary>
    public BlockingCount Block(int rule, string name, long budget)
    {
        List<(long Pairs, long Records, long Blocks)> sizes = Query(_sql.BlockSizes(rule), row => (Long(row, 0), Long(row, 1), Long(row, 2)));
        long taken = 0;
        long limit = 0;
        long blocks = 0;
        long largest = 0;
        foreach ((long pairs, long records, long count) in sizes)
        {
            largest = Math.Max(largest, records);
            if (taken + (pairs * count) <= budget)
            {
                taken += pairs * count;
                blocks += count;
                limit = pairs;
            }
        }

        long skippedBlocks = sizes.Where(size => size.Pairs > limit).Sum(size => size.Blocks);
        long skippedPairs = sizes.Where(size => size.Pairs > limit).Sum(size => size.Pairs * size.Blocks);
        if (skippedBlocks > 0)
        {
            Run(_sql.DropLargeBlocks(rule, limit));
        }

        long limitRecords = sizes.Where(size => size.Pairs <= limit).Select(size => size.Records).DefaultIfEmpty(0).Max();
        return new BlockingCount(name, blocks, taken, 0, largest, skippedBlocks, skippedPairs, limitRecords);
    }

    public void StartPairs() => Run("CREATE OR REPLACE TABLE pair (l INTEGER, r INTEGER, mask INTEGER)");

    /// <returns>Pairs added.</returns>
    public long AddPairsOf(int rule) => Execute(_sql.PairsOf(rule));

    public long AddAllPairs() => Execute(_sql.AllPairs());

    public long Pairs() => Query("SELECT count(*) FROM pair", row => Long(row, 0))[0];

    public IReadOnlyList<(int Mask, long Pattern, long Count)> RandomPatterns(int count, int records, int seed)
    {
        Run(_sql.RandomPairs(count, records, seed));
        return Query(
            $"SELECT mask, pattern, count(*) FROM ({_sql.Compared("drawn", "", null, 0, 0)}) GROUP BY ALL ORDER BY ALL",
            row => ((int)Long(row, 0), Long(row, 1), Long(row, 2)));
    }

    /// <summary>Compares all pairs in pieces, so that memory and a wish to stop are kept in view.</summary>
    public void Compare(double[] u, MatchOptions options, int records, int pieces, Action<int> done)
    {
        Run("CREATE OR REPLACE TABLE compared (l INTEGER, r INTEGER, mask INTEGER, pattern BIGINT, frequency FLOAT)");
        for (int piece = 0; piece < pieces; piece++)
        {
            long from = (long)records * piece / pieces;
            long to = (long)records * (piece + 1) / pieces;
            string condition = pieces == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"WHERE p.l >= {from} AND p.l < {to} AND l.rid >= {from} AND l.rid < {to}");
            Run($"INSERT INTO compared {_sql.Compared("pair", condition, u, options.LeastFrequency, options.FrequencyWeight)}");
            done(piece + 1);
        }

        Run("DROP TABLE pair");
    }

    public IReadOnlyList<(int Mask, long Pattern, long Count)> Patterns() => Query(
        "SELECT mask, pattern, count(*) FROM compared GROUP BY ALL ORDER BY ALL",
        row => ((int)Long(row, 0), Long(row, 1), Long(row, 2)));

    /// <summary>Weighs all pairs; the weights of patterns are given.</summary>
    public void Weigh(IEnumerable<(long Pattern, double Weight)> weights)
    {
        Run("CREATE OR REPLACE TABLE pattern_weight (pattern BIGINT, weight DOUBLE)");
        using DuckDBAppender appender = _connection.CreateAppender("pattern_weight");
        foreach ((long pattern, double weight) in weights)
        {
            appender.CreateRow().AppendValue(pattern).AppendValue(weight).EndRow();
        }
    }

    /// <summary>Pairs and their expected matches by weight, in steps of a quarter of a power of two.</summary>
    public IReadOnlyList<WeightStep> Steps() => Query(
        """
        SELECT floor(4 * w) / 4, count(*), sum(1 / (1 + pow(2, -w))), sum(1 / (1 + pow(2, -w)) * (1 - 1 / (1 + pow(2, -w))))
        FROM (SELECT weight + frequency AS w FROM compared JOIN pattern_weight USING (pattern)) GROUP BY 1 ORDER BY 1 DESC
        """,
        row => new WeightStep(row.GetDouble(0), Long(row, 1), row.GetDouble(2), row.GetDouble(3)));

    public List<ScoredPair> Kept(double fromWeight) => Query(
        $"""
        SELECT l, r, pattern, frequency, weight + frequency AS w FROM compared JOIN pattern_weight USING (pattern)
        WHERE weight + frequency >= {fromWeight.ToString("R", CultureInfo.InvariantCulture)} ORDER BY w DESC, l, r
        """,
        row => new ScoredPair(row.GetInt32(0), row.GetInt32(1), row.GetInt64(2), row.GetFloat(3), (float)row.GetDouble(4)));

    public void Dispose() => _connection.Dispose();

    private static void Append(IDuckDBAppenderRow row, string? value) => _ = value is null ? row.AppendNullValue() : row.AppendValue(value);

    private static long Long(DuckDBDataReader row, int column) =>
        row.GetValue(column) is var value && value is BigInteger large ? (long)large : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private void Run(string sql) => Execute(sql);

    private long Execute(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        return Stoppable(command, command.ExecuteNonQuery);
    }

    private T Stoppable<T>(DuckDBCommand command, Func<T> work)
    {
        _stop.ThrowIfCancellationRequested();
        using CancellationTokenRegistration stop = _stop.Register(command.Cancel);
        try
        {
            return work();
        }
        catch (DuckDBException) when (_stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(_stop);
        }
    }

    private List<T> Query<T>(string sql, Func<DuckDBDataReader, T> map)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        using DuckDBDataReader reader = Stoppable(command, command.ExecuteReader);
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }
}
