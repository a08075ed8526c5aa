using System.Globalization;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Features.Exploration.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>How one column's values are spread, and some rows.</summary>
internal static class DistributionWork
{
    private const int LevelsShown = 20;
    private const int ExamplesShown = 8;
    private const int ColumnsShown = 8;

    private static readonly double[] Inner = [0.005, 0.25, 0.5, 0.75, 0.995];

    public static Outcome<Distribution> Run(ExploreRows rows, ExploreColumn column)
    {
        (long all, IReadOnlyList<ColumnCount> counts, IReadOnlyList<BoundSql> asked) = ColumnCounts.Read(rows, [column]);
        if (all == 0)
        {
            return new TooFewExploreRows(0, 1);
        }

        ColumnCount count = counts[0];
        Distribution found = new(column, all, all - count.Present) { Mean = count.Mean, Deviation = count.Deviation, Sql = asked[0].Shown(column.Name) };
        if (count.Present == 0)
        {
            return found;
        }

        if (column.IsTime)
        {
            return OfTimes(rows, found, count);
        }

        return column.IsNumber && !count.HasFewValues ? OfNumbers(rows, found, count) : OfLevels(rows, found, count);
    }

    public static Outcome<ExampleRows> Examples(ExploreRows rows, ExploreColumn column)
    {
        ExploreColumn[] shown = [column, .. rows.Source.Columns.Where(other => other != column).Take(ColumnsShown - 1)];
        BoundSql sql = ChartSql.Examples(rows, column, shown, ExamplesShown);
        IReadOnlyList<IReadOnlyList<string?>> found = rows.Ask(sql, IReadOnlyList<string?> (row) => [.. shown.Select((_, i) => row.IsDBNull(i) ? null : row.GetString(i))]);
        return new ExampleRows([.. shown.Select(one => one.Name)], found) { Masked = [.. shown.Where(rows.IsMasked).Select(one => one.Name)], Sql = sql.Shown("Some rows") };
    }

    /// <summary>A step that gives at most some four hundred periods.</summary>
    public static TimeStep StepFor(double seconds) => (seconds / 86_400) switch
    {
        <= 120 => TimeStep.Day,
        <= 800 => TimeStep.Week,
        _ => TimeStep.Month,
    };

    private static Distribution OfTimes(ExploreRows rows, Distribution found, ColumnCount count)
    {
        BoundSql sql = ChartSql.Periods(rows, found.Column, StepFor((count.Greatest - count.Least) ?? 0));
        PeriodCount[] periods = [.. rows.Ask(sql, row => row.IsDBNull(0) ? null : new PeriodCount(Utc(row.GetDateTime(0)), row.GetInt64(1))).OfType<PeriodCount>()];
        return found with { Periods = periods, Sql = sql.Shown($"Rows by {found.Column.Name}") };
    }

    private static Distribution OfNumbers(ExploreRows rows, Distribution found, ColumnCount count)
    {
        double[] inner = ColumnCounts.Quantiles(rows, found.Rows, [found.Column], Inner)[found.Column];
        RoundBins bins = RoundBins.For(count.Least!.Value, count.Greatest!.Value, inner, count.Present, found.Column.Type == Contracts.ColumnType.Integer);
        BoundSql sql = ChartSql.Histogram(rows, found.Column, bins);
        Dictionary<long, long> byPlace = rows.Ask(sql, row => (Place: row.IsDBNull(0) ? long.MinValue : row.GetInt64(0), Rows: row.GetInt64(1)))
            .ToDictionary(pair => pair.Place, pair => pair.Rows);
        return found with
        {
            Intervals = [.. Enumerable.Range(0, bins.Count).Select(i => new HistogramInterval(
                bins.Start + (i * bins.Width), bins.Start + ((i + 1) * bins.Width), byPlace.GetValueOrDefault(i)))],
            Below = byPlace.GetValueOrDefault(-1),
            Above = byPlace.GetValueOrDefault(bins.Count),
            Median = inner[2],
            Sql = sql.Shown($"Distribution of {found.Column.Name}"),
        };
    }

    private static Distribution OfLevels(ExploreRows rows, Distribution found, ColumnCount count)
    {
        BoundSql sql = ChartSql.Levels(rows, found.Column, LevelsShown);
        long levels = 0;
        List<LevelCount> top = [.. rows.Ask(sql, row =>
        {
            levels = row.GetInt64(3);
            return new LevelCount(row.GetString(0), row.GetInt64(1));
        })];
        if (found.Column.IsNumber)
        {
            top = [.. top.OrderBy(level => double.Parse(level.Level!, CultureInfo.InvariantCulture))];
        }

        long rest = count.Present - top.Sum(level => level.Rows);
        if (rest > 0)
        {
            top.Add(new LevelCount(null, rest, levels - LevelsShown));
        }

        return found with { Levels = top, Sql = sql.Shown($"Values of {found.Column.Name}") };
    }

    public static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
