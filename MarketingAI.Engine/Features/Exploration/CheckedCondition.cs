namespace MarketingAI.Engine.Features.Exploration;

/// <summary>A condition whose value was read as the column's type.</summary>
/// <param name="Value">Null for conditions without one.</param>
internal sealed record CheckedCondition(ExploreColumn Column, ConditionOperator Operator, object? Value);
