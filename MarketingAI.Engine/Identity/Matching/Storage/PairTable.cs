using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Engine.Identity.Matching.Storage;

/// <summary>Records and pairs of one match in a database of its own, gone afterwards: the warehouse is neither locked nor filled by it.</summary>
internal sealed class PairTable : IDisposable
{
    private readonly ScratchDatabase _scratch;
    private readonly PairSql _sql;
    private readonly CancellationToken _stop;

    public PairTable(PairSql sql, MatchOptions options, string folder, CancellationToken cancellationToken)
    {
        (_sql, _stop) = (sql, cancellationToken);
        _scratch = new ScratchDatabase(options.MemoryMegabytes, options.Threads, folder, cancellationToken);
    }

    /// <param name="keys">Per rule and record the block's key.</param>
    /// <param name="isNew">Per record whether it is new; null where that does not matter.</param>
    public void Load(IReadOnlyList<ulong?[]> keys, int records, bool[]? isNew)
    {
        Run(_sql.MakeRecords());
        _scratch.Load("rec", appender =>
        {
            for (int record = 0; record < records; record++)
            {
                if (record % 65_536 == 0)
                {
                    _stop.ThrowIfCancellationRequested();
                }

                IDuckDBAppenderRow row = appender.CreateRow().AppendValue(record).AppendValue(isNew?[record] ?? true);
                for (int rule = 0; rule < keys.Count; rule++)
                {
                    _ = keys[rule][record] is { } known ? row.AppendValue(known) : row.AppendNullValue();
                }

                row.EndRow();
            }
        });
    }

    /// <summary>Makes the pairs of a rule, without the blocks that would go beyond the budget.</summary>
    public BlockingCount Block(int rule, string name, long budget)
    {
        List<(long Pairs, long Records, long Blocks)> sizes = _scratch.Query(_sql.BlockSizes(rule), row => (Long(row, 0), Long(row, 1), Long(row, 2)));
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
    public long AddPairsOf(int rule) => _scratch.Execute(_sql.PairsOf(rule));

    public long AddAllPairs() => _scratch.Execute(_sql.AllPairs());

    /// <summary>All pairs, those of one record together.</summary>
    public PairList Pairs()
    {
        PairList pairs = new((int)_scratch.Query("SELECT count(*) FROM pair", row => Long(row, 0))[0]);
        _scratch.Read("SELECT l, r, mask FROM pair ORDER BY l, r", reader =>
        {
            for (int i = 0; reader.Read(); i++)
            {
                (pairs.Left[i], pairs.Right[i], pairs.Mask[i]) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2));
            }
        });
        return pairs;
    }

    public void Dispose() => _scratch.Dispose();

    private static long Long(DuckDBDataReader row, int column) =>
        row.GetValue(column) is var value && value is BigInteger large ? (long)large : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private void Run(string sql) => _scratch.Execute(sql);
}
