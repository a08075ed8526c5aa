using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>A column that features may be made from.</summary>
/// <param name="Name">As people call it.</param>
/// <param name="Column">As the table has it.</param>
/// <param name="WhyNot">Why features may not be made from it, in a full sentence; null where they may.</param>
internal sealed record SourceColumn(string Name, string Column, ColumnType Type, PersonalDataClass PersonalData, string? WhyNot = null);

/// <summary>Names inside a view's SQL that no column may have.</summary>
internal static class InnerNames
{
    public const string Entity = "__entity";
    public const string HappenedAt = "__happened_at";
    public const string KnownFrom = "__known_at";
    public const string KnownUntil = "__known_until";
    public const string DecisionAt = "__decision_at";
    public const string CutoffAt = "__cutoff_at";
    public const string Row = "__row";
}
