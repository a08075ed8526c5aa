using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>A definition that was checked: what the compiler needs of it.</summary>
/// <param name="Filter">The source's condition as checked, or null.</param>
/// <param name="Columns">Columns of the source that are read, as the table has them.</param>
/// <param name="Parts">Columns that are aggregates of rows, in order.</param>
/// <param name="Derived">Columns made of others, each after those it is made of.</param>
/// <param name="Output">All columns in the order of the definition.</param>
internal sealed record FeaturePlan(
    FeatureViewDefinition Definition,
    string? Filter,
    IReadOnlyList<string> Columns,
    IReadOnlyList<PlannedPart> Parts,
    IReadOnlyList<PlannedDerived> Derived,
    IReadOnlyList<PlannedColumn> Output)
{
    /// <summary>Days of history that every feature looks back at most, or null where one looks at all.</summary>
    public double? LongestDays { get; init; }

    /// <summary>Whether an expression names the decision time.</summary>
    public bool NamesDecision { get; init; }
}

/// <param name="Sql">An aggregate over rows of one entity.</param>
/// <param name="WithoutRows">What an entity without rows has: an SQL literal, or NULL.</param>
internal sealed record PlannedPart(string Name, string Sql, string WithoutRows);

internal sealed record PlannedDerived(string Name, string Sql, int Level);

internal sealed record PlannedColumn(string Name, string Feature, PersonalDataClass PersonalData);
