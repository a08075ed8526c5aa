using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Queries that count two sets of rows side by side.</summary>
internal static class CompareSql
{
    /// <summary>Figures that <see cref="Means"/> gives of each column.</summary>
    public const int FiguresEach = 8;

    /// <summary>Rows in the first, the second, both and neither.</summary>
    public static BoundSql Sizes(ExploreRows rows, IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b) => BoundSql.Write(values => $"""
        SELECT count(*) FILTER (in_a), count(*) FILTER (in_b), count(*) FILTER (in_a AND in_b), count(*) FILTER (NOT in_a AND NOT in_b)
        FROM (SELECT {ConditionSql.All(a, values)} AS in_a, {ConditionSql.All(b, values)} AS in_b FROM {rows.From(values)})
        """);

    /// <summary>Of each number and each set: rows with a value, finite ones, mean, deviation.</summary>
    public static BoundSql Means(
        ExploreRows rows, IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b, IReadOnlyList<ExploreColumn> numbers) => BoundSql.Write(values =>
    {
        string sets = $"{ConditionSql.All(a, values)} AS in_a, {ConditionSql.All(b, values)} AS in_b";
        string inner = string.Concat(numbers.Select((column, i) =>
            $", {WarehouseSession.Quoted(column.Column)} AS raw_{SqlText.Whole(i)}, {GroupSql.Measured(column)} AS x_{SqlText.Whole(i)}"));
        string figures = string.Join(",\n    ", numbers.Select((_, i) => $"{Of(i, "in_a")}, {Of(i, "in_b")}"));
        return $"SELECT {figures}\nFROM (SELECT {sets}{inner} FROM {rows.From(values)}) WHERE in_a OR in_b";
    });

    /// <summary>Of words: rows of each set by value; of many the most frequent stand for themselves.</summary>
    public static BoundSql Words(ExploreRows rows, IReadOnlyList<CheckedCondition> a, IReadOnlyList<CheckedCondition> b, Grouping grouping) =>
        GroupSql.Crossed(rows, grouping, values => $"CASE WHEN {ConditionSql.All(a, values)} THEN 0 WHEN {ConditionSql.All(b, values)} THEN 1 END");

    private static string Of(int place, string set)
    {
        string at = SqlText.Whole(place);
        return $"count(raw_{at}) FILTER ({set}), count(x_{at}) FILTER ({set}), avg(x_{at}) FILTER ({set}), stddev_samp(x_{at}) FILTER ({set})";
    }
}
