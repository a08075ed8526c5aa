using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Reads a condition's value as its column's type.</summary>
internal static class ConditionRule
{
    private const int LongestValue = 500;

    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    public static Outcome<CheckedCondition> Check(ExploreColumn column, ExploreCondition condition)
    {
        if (condition.Operator is ConditionOperator.IsMissing or ConditionOperator.IsPresent)
        {
            return new CheckedCondition(column, condition.Operator, null);
        }

        if (condition.Value.Length is 0 or > LongestValue)
        {
            return new ExploreConditionUnfit(column.Name, $"a value of 1 to {LongestValue} characters is needed.");
        }

        if (Misfit(column, condition.Operator) is { } misfit)
        {
            return new ExploreConditionUnfit(column.Name, misfit);
        }

        return Read(column.Type, condition.Value) is { } value
            ? new CheckedCondition(column, condition.Operator, value)
            : new ExploreConditionUnfit(column.Name, $"'{condition.Value}' is no {WordOf(column.Type)}.");
    }

    private static string? Misfit(ExploreColumn column, ConditionOperator asked) => (asked, column.Type) switch
    {
        (ConditionOperator.Contains, not ColumnType.Text) => "only a text can contain something.",
        (ConditionOperator.Above or ConditionOperator.AtLeast or ConditionOperator.Below or ConditionOperator.AtMost, ColumnType.Boolean) =>
            "true and false have no order; use is or is not.",
        _ => null,
    };

    private static object? Read(ColumnType type, string text) => type switch
    {
        ColumnType.Text => text,
        ColumnType.Integer or ColumnType.Number => Number(text),
        ColumnType.Boolean => text.ToLowerInvariant() switch { "true" => true, "false" => false, _ => null },
        ColumnType.Date or ColumnType.Timestamp => DateTime.TryParseExact(
            text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime time) ? time : null,
    };

    private static object? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    private static string WordOf(ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Integer or ColumnType.Number => "number, such as 12.5",
        ColumnType.Boolean => "truth: write true or false",
        ColumnType.Date or ColumnType.Timestamp => "date: write it as 2026-03-31",
    };
}
