using MarketingAI.Engine.Data;
using MarketingAI.Engine.Features.Exploration.Algorithms;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Queries behind the charts of one column.</summary>
internal static class ChartSql
{
    /// <summary>Rows by interval: its number from 0; -1 for what lies below the first, and the number of intervals for what lies above the last.</summary>
    public static BoundSql Histogram(ExploreRows rows, ExploreColumn column, RoundBins bins) => BoundSql.Write(values =>
    {
        string place = $"floor(({GroupSql.Measured(column)} - {SqlText.Number(bins.Start)}) / {SqlText.Number(bins.Width)})";
        return $"""
            SELECT CASE WHEN place IS NOT NULL THEN CAST(greatest(-1, least({SqlText.Whole(bins.Count)}, place)) AS BIGINT) END AS place, count(*) AS n
            FROM (SELECT {place} AS place FROM {rows.From(values)}) GROUP BY 1 ORDER BY 1
            """;
    });

    /// <summary>First moment of the period of a row.</summary>
    public static string Period(ExploreColumn time, TimeStep step) =>
        $"date_trunc('{WordOf(step)}', CAST({WarehouseSession.Quoted(time.Column)} AS TIMESTAMP))";

    /// <summary>Rows by period.</summary>
    public static BoundSql Periods(ExploreRows rows, ExploreColumn time, TimeStep step) => BoundSql.Write(values =>
        $"SELECT {Period(time, step)} AS period, count(*) AS n FROM {rows.From(values)} GROUP BY 1 ORDER BY 1");

    /// <summary>A number by group: rows, rows with a value, mean, deviation.</summary>
    /// <param name="group">SQL of the group.</param>
    public static BoundSql Means(ExploreRows rows, ExploreColumn column, Func<SqlValues, string> group) => BoundSql.Write(values =>
    {
        string measured = GroupSql.Measured(column);
        return $"""
            SELECT {group(values)} AS part, count(*) AS n, count({measured}) AS present, avg({measured}) AS mean, stddev_samp({measured}) AS deviation
            FROM {rows.From(values)} GROUP BY 1 ORDER BY 1
            """;
    });

    /// <summary>Words by group: rows, rows with a value, rows with each of the levels.</summary>
    public static BoundSql Shares(ExploreRows rows, ExploreColumn column, Func<SqlValues, string> group, IReadOnlyList<string> levels) => BoundSql.Write(values =>
    {
        string name = WarehouseSession.Quoted(column.Column);
        string counts = string.Concat(levels.Select((level, i) =>
            $", count(*) FILTER (CAST({name} AS VARCHAR) = {values.Add(level)}) AS level_{SqlText.Whole(i + 1)}"));
        return $"SELECT {group(values)} AS part, count(*) AS n, count({name}) AS present{counts} FROM {rows.From(values)} GROUP BY 1 ORDER BY 1";
    });

    /// <summary>The most frequent values of a column as text, with their rows, and how many rows have a value.</summary>
    public static BoundSql Levels(ExploreRows rows, ExploreColumn column, int most) => BoundSql.Write(values =>
    {
        string name = WarehouseSession.Quoted(column.Column);
        return new SqlPipeline()
            .Step("counted", $"SELECT CAST({name} AS VARCHAR) AS level, count(*) AS n FROM {rows.From(values)} GROUP BY 1")
            .Step("top", $"""
                SELECT level, n, CAST(sum(n) OVER () AS BIGINT) AS present, count(*) OVER () AS levels
                FROM counted WHERE level IS NOT NULL ORDER BY n DESC, level LIMIT {SqlText.Whole(most)}
                """)
            .Render();
    });

    /// <summary>Some rows in which the column has a value, drawn from the first thousand such.</summary>
    public static BoundSql Examples(ExploreRows rows, ExploreColumn column, IReadOnlyList<ExploreColumn> shown, int most) => BoundSql.Write(values =>
    {
        CheckedCondition present = new(column, ConditionOperator.IsPresent, null);
        string texts = string.Join(", ", shown.Select(one => $"CAST({WarehouseSession.Quoted(one.Column)} AS VARCHAR) AS {WarehouseSession.Quoted(one.Name)}"));
        return $"SELECT * FROM (SELECT {texts} FROM {rows.From(values, [present])} LIMIT 1000) USING SAMPLE reservoir({SqlText.Whole(most)} ROWS) REPEATABLE (1)";
    });

    private static string WordOf(TimeStep step) => step switch
    {
        TimeStep.Day => "day",
        TimeStep.Week => "week",
        TimeStep.Month => "month",
    };
}
