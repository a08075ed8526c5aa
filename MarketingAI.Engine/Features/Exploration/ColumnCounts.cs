using System.Data.Common;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Features.Exploration.Storage;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>What one pass says of a column.</summary>
/// <param name="Distinct">Estimated.</param>
internal sealed record ColumnCount(
    ExploreColumn Column, long Present, long Distinct, string? Minimum, string? Maximum, double? Least, double? Greatest, double? Mean, double? Deviation)
{
    public bool IsConstant => Present == 0 || string.Equals(Minimum, Maximum, StringComparison.Ordinal);

    /// <summary>Whether the values of a number are few enough to stand for themselves.</summary>
    public bool HasFewValues => Distinct <= (Column.Type == ColumnType.Integer ? 20 : 12);
}

/// <summary>Counts of columns, read in as few passes as the width of a query allows.</summary>
internal static class ColumnCounts
{
    /// <summary>Rows that medians and group edges are taken from where there are more.</summary>
    public const long SampleRows = 200_000;

    private const int ColumnsEach = 64;

    public static (long Rows, IReadOnlyList<ColumnCount> Columns, IReadOnlyList<BoundSql> Sql) Read(ExploreRows rows, IReadOnlyList<ExploreColumn> columns)
    {
        List<ColumnCount> counts = [];
        List<BoundSql> asked = [];
        long all = 0;
        foreach (ExploreColumn[] part in columns.Count == 0 ? [[]] : columns.Chunk(ColumnsEach))
        {
            BoundSql sql = ProfileSql.Counts(rows, part);
            asked.Add(sql);
            rows.Ask(sql, row =>
            {
                all = row.GetInt64(0);
                counts.AddRange(part.Select((column, i) => Of(row, column, 1 + (i * ProfileSql.FiguresEach))));
                return all;
            });
        }

        return (all, counts, asked);
    }

    /// <summary>Share of rows to take for a sample, in percent; null for all.</summary>
    public static double? SamplePercent(long rows) => rows > SampleRows ? 100.0 * SampleRows / rows : null;

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
