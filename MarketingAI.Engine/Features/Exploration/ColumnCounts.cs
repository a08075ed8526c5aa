using System.Data.Common;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration.Storage;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Counts of columns, read in as few passes as the width of a query allows.</summary>
internal static class ColumnCounts
{
    /// <summary>Rows that medians and group edges are taken from where there are more.</summary>
    public const long SampleRows = 200_000;

    /// <summary>Values found in the slice below which all are counted: an estimate from so many is within a tenth.</summary>
    private const long FewInSlice = 100;

    private const int ColumnsEach = 64;

    public static (long Rows, IReadOnlyList<ColumnCount> Columns, IReadOnlyList<BoundSql> Sql) Read(ExploreRows rows, IReadOnlyList<ExploreColumn> columns)
    {
        long all = Rows(rows);
        bool isExact = all <= SampleRows;
        List<ColumnCount> counts = [];
        List<BoundSql> asked = [];
        foreach (ExploreColumn[] part in columns.Chunk(ColumnsEach))
        {
            BoundSql sql = ProfileSql.Counts(rows, part, isExact);
            asked.Add(sql);
            rows.Ask(sql, row => part.Select((column, i) => Of(row, column, i * ProfileSql.FiguresEach)).ToArray()).ToList().ForEach(counts.AddRange);
        }

        return (all, isExact ? counts : Estimated(rows, counts), asked);
    }

    /// <summary>Many different values are estimated from the slice; few are counted.</summary>
    private static List<ColumnCount> Estimated(ExploreRows rows, List<ColumnCount> counts)
    {
        ExploreColumn[] few = [.. counts.Where(count => !count.IsConstant && count.Distinct < FewInSlice).Select(count => count.Column)];
        Dictionary<ExploreColumn, long> counted = [];
        foreach (ExploreColumn[] part in few.Chunk(ColumnsEach))
        {
            rows.Ask(ProfileSql.Different(rows, part), row =>
            {
                for (int i = 0; i < part.Length; i++)
                {
                    counted[part[i]] = row.GetInt64(i);
                }

                return true;
            });
        }

        return
        [
            .. counts.Select(count => count.IsConstant ? count with { Distinct = Math.Min(count.Present, 1) }
                : counted.TryGetValue(count.Column, out long different) ? count with { Distinct = different }
                : count with { Distinct = Math.Min(count.Present, count.Distinct * ProfileSql.SliceOf), IsDistinctEstimated = true }),
        ];
    }

    /// <summary>Share of rows to take for a sample, in percent, so that it has hardly more rows than it may; null for all.</summary>
    public static double? SamplePercent(long rows) => rows > SampleRows ? 98.0 * SampleRows / rows : null;

    public static long Rows(ExploreRows rows) => rows.Ask(ProfileSql.Rows(rows), row => row.GetInt64(0))[0];

    /// <summary>Quantiles of numbers and times; a column without values has none.</summary>
    public static IReadOnlyDictionary<ExploreColumn, double[]> Quantiles(ExploreRows rows, long count, IReadOnlyList<ExploreColumn> columns, IReadOnlyList<double> at)
    {
        Dictionary<ExploreColumn, double[]> found = [];
        foreach (ExploreColumn[] part in columns.Chunk(ColumnsEach))
        {
            rows.Ask(ProfileSql.Quantiles(rows, part, at, SamplePercent(count)), row =>
            {
                for (int i = 0; i < part.Length; i++)
                {
                    if (!row.IsDBNull(i))
                    {
                        found[part[i]] = [.. row.GetFieldValue<List<double>>(i)];
                    }
                }

                return true;
            });
        }

        return found;
    }

    /// <summary>Group edges out of quantiles: each once, and none that holds all rows.</summary>
    public static IReadOnlyList<double> Edges(ColumnCount count, IEnumerable<double> quantiles) =>
        [.. quantiles.Distinct().Where(edge => edge < count.Greatest)];

    private static ColumnCount Of(DbDataReader row, ExploreColumn column, int at) => new(
        column, row.GetInt64(at), row.GetInt64(at + 1), row.IsDBNull(at + 2) ? null : row.GetString(at + 2), row.IsDBNull(at + 3) ? null : row.GetString(at + 3),
        Number(row, at + 4), Number(row, at + 5), Number(row, at + 6), Number(row, at + 7));

    public static double? Number(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetDouble(at);
}

/// <summary>What one pass says of a column.</summary>
/// <param name="Distinct">Different values; an estimate where there are many in many rows.</param>
internal sealed record ColumnCount(
    ExploreColumn Column, long Present, long Distinct, string? Minimum, string? Maximum, double? Least, double? Greatest, double? Mean, double? Deviation)
{
    public bool IsDistinctEstimated { get; init; }

    public bool IsConstant => Present == 0 || string.Equals(Minimum, Maximum, StringComparison.Ordinal);

    /// <summary>Whether the values of a number are few enough to stand for themselves.</summary>
    public bool HasFewValues => Distinct <= (Column.Type == ColumnType.Integer ? 20 : 12);
}
