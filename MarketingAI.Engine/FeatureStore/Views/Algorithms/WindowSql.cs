using System.Globalization;
using MarketingAI.Engine.Contracts;
using static MarketingAI.Engine.FeatureStore.Views.Algorithms.InnerNames;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>Aggregates of windows and last values as SQL over the rows that count at a decision.</summary>
internal static class WindowSql
{
    /// <summary>A day in microseconds, by which times differ.</summary>
    private const string MicrosecondsADay = "86400000000.0";

    /// <param name="column">The column as quoted SQL, or null.</param>
    /// <param name="conditions">Conditions beside the window's own.</param>
    public static string Aggregate(WindowFeature window, string? column, IEnumerable<string> conditions)
    {
        string[] all = window.Days is { } days
            ? [string.Create(CultureInfo.InvariantCulture, $"{HappenedAt} >= {CutoffAt} - to_days({days})"), .. conditions]
            : [.. conditions];
        string where = all.Length == 0 ? string.Empty : $" FILTER (WHERE {string.Join(" AND ", all)})";
        return window.Aggregate switch
        {
            WindowAggregate.Count => $"count({column ?? "*"}){where}",
            WindowAggregate.Sum => $"CASE WHEN count(*){where} = 0 THEN 0 ELSE sum({column}){where} END",
            WindowAggregate.SumOfMoney => $"CASE WHEN count(*){where} = 0 THEN 0 ELSE sum(CAST(round({column} * 100) AS BIGINT)){where} END",
            WindowAggregate.Mean => $"avg({column}){where}",
            WindowAggregate.Min => $"min({column}){where}",
            WindowAggregate.Max => $"max({column}){where}",
            WindowAggregate.Distinct => $"count(DISTINCT {column}){where}",
            WindowAggregate.DaysSinceLast => $"(epoch_us({DecisionAt}) - epoch_us(max({HappenedAt}){where})) / {MicrosecondsADay}",
            WindowAggregate.DaysSinceFirst => $"(epoch_us({DecisionAt}) - epoch_us(min({HappenedAt}){where})) / {MicrosecondsADay}",
            WindowAggregate.Last => Last(column!, [.. all, $"{column} IS NOT NULL"]),
        };
    }

    public static string WithoutRows(WindowAggregate aggregate) =>
        aggregate is WindowAggregate.Count or WindowAggregate.Distinct or WindowAggregate.Sum or WindowAggregate.SumOfMoney ? "0" : "NULL";

    /// <summary>The value of the last row, missing or not; of rows of one time the one known last, of those the greatest value.</summary>
    public static string Latest(string column, double? maxAgeDays) => Last(column, maxAgeDays is { } age
        ? [string.Create(CultureInfo.InvariantCulture, $"{HappenedAt} >= {DecisionAt} - to_microseconds({(long)Math.Round(age * 86_400_000_000)})")]
        : []);

    private static string Last(string column, IReadOnlyList<string> conditions)
    {
        string where = conditions.Count == 0 ? string.Empty : $" FILTER (WHERE {string.Join(" AND ", conditions)})";
        return $"struct_extract(arg_max(struct_pack(v := {column}), row({HappenedAt}, {KnownFrom}, {column} IS NOT NULL, {column})){where}, 'v')";
    }

    /// <summary>What kind of column an aggregate can read; null where any will do.</summary>
    public static bool Fits(WindowAggregate aggregate, ColumnType type) => aggregate switch
    {
        WindowAggregate.Sum or WindowAggregate.SumOfMoney or WindowAggregate.Mean => type is ColumnType.Integer or ColumnType.Number,
        _ => true,
    };

    public static bool NeedsColumn(WindowAggregate aggregate) =>
        aggregate is not (WindowAggregate.Count or WindowAggregate.DaysSinceLast or WindowAggregate.DaysSinceFirst);
}
