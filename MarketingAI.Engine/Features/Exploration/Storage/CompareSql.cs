using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Queries that count two sets of rows side by side.</summary>
internal static class CompareSql
{
    /// <summary>Figures that <see cref="Means"/> gives of each column.</summary>
    public const int FiguresEach = 4;

    /// <summary>Rows in the first, the second, both and neither.</summary>
    public static BoundSql Sizes(ExploreRows rows, IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b) => BoundSql.Write(values => $"""
        SELECT count(*) FILTER (in_a), count(*) FILTER (in_b), count(*) FILTER (in_a AND in_b), count(*) FILTER (NOT in_a AND NOT in_b)
        FROM (SELECT {ConditionSql.All(a, values)} AS in_a, {ConditionSql.All(b, values)} AS in_b FROM {rows.From(values)})
        """);

    /// <summary>One row for each set: which, then of each number rows with a value, finite ones, mean, deviation.</summary>
    public static BoundSql Means(
        ExploreRows rows, IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b, IReadOnlyList<ExploreColumn> numbers) => BoundSql.Write(values =>
    {
        string inner = string.Concat(numbers.Select((column, i) =>
            $", {WarehouseSession.Quoted(column.Column)} AS raw_{SqlText.Whole(i)}, {GroupSql.Measured(column)} AS x_{SqlText.Whole(i)}"));
        string figures = string.Concat(numbers.Select((_, i) => $",\n    count(raw_{SqlText.Whole(i)}), count(x_{SqlText.Whole(i)}), avg(x_{SqlText.Whole(i)}), stddev_samp(x_{SqlText.Whole(i)})"));
        return $"SELECT part{figures}\nFROM (SELECT {Set(a, b, values)} AS part{inner} FROM {rows.From(values)}) WHERE part IS NOT NULL GROUP BY part ORDER BY part";
    });

    /// <summary>Of words: rows of each set by value; of many the most frequent stand for themselves.</summary>
    public static BoundSql Words(ExploreRows rows, IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b, Grouping grouping) =>
        GroupSql.Crossed(rows, grouping, values => Set(a, b, values));

    private static string Set(IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b, SqlValues values) =>
        $"CASE WHEN {ConditionSql.All(a, values)} THEN 0 WHEN {ConditionSql.All(b, values)} THEN 1 END";
}
