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

    /// <param name="keys">Per rule and record the block's key.</param>
    public void Load(IReadOnlyList<ulong?[]> keys, int records)
    {
        Run(_sql.MakeRecords());
        using DuckDBAppender appender = _connection.CreateAppender("rec");
        for (int record = 0; record < records; record++)
        {
            if (record % 65_536 == 0)
            {
                _stop.ThrowIfCancellationRequested();
            }

            IDuckDBAppenderRow row = appender.CreateRow().AppendValue(record);
            for (int rule = 0; rule < keys.Count; rule++)
            {
                _ = keys[rule][record] is { } known ? row.AppendValue(known) : row.AppendNullValue();
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

    /// <summary>All pairs, those of one record together.</summary>
    public PairList Pairs()
    {
        PairList pairs = new((int)Query("SELECT count(*) FROM pair", row => Long(row, 0))[0]);
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT l, r, mask FROM pair ORDER BY l, r";
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = Stoppable(command, command.ExecuteReader);
        for (int i = 0; reader.Read(); i++)
        {
            (pairs.Left[i], pairs.Right[i], pairs.Mask[i]) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2));
        }

        return pairs;
    }

    public void Dispose() => _connection.Dispose();

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
