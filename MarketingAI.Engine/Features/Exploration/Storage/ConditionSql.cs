using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Conditions as SQL.</summary>
internal static class ConditionSql
{
    public static string Of(CheckedCondition condition, SqlValues values)
    {
        string name = WarehouseSession.Quoted(condition.Column.Column);
        return condition.Operator switch
        {
            ConditionOperator.Is => $"{name} = {values.Add(condition.Value)}",
            ConditionOperator.IsNot => $"{name} IS DISTINCT FROM {values.Add(condition.Value)}",
            ConditionOperator.Above => $"{name} > {values.Add(condition.Value)}",
            ConditionOperator.AtLeast => $"{name} >= {values.Add(condition.Value)}",
            ConditionOperator.Below => $"{name} < {values.Add(condition.Value)}",
            ConditionOperator.AtMost => $"{name} <= {values.Add(condition.Value)}",
            ConditionOperator.Contains => $"contains({name}, {values.Add(condition.Value)})",
            ConditionOperator.IsMissing => $"{name} IS NULL",
            ConditionOperator.IsPresent => $"{name} IS NOT NULL",
        };
    }

    /// <summary>All of them, in brackets; never missing, so that it can be negated.</summary>
    public static string All(IReadOnlyList<CheckedCondition> conditions, SqlValues values) =>
        $"coalesce({string.Join(" AND ", conditions.Select(condition => $"({Of(condition, values)})"))}, FALSE)";
}
