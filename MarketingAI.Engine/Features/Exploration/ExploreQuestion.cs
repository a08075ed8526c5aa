namespace MarketingAI.Engine.Features.Exploration;

/// <summary>What is looked at: a source, cut to rows, against a target.</summary>
/// <param name="Source">Key of the source.</param>
public sealed record ExploreQuestion(string Source)
{
    /// <summary>Most conditions that a question may carry.</summary>
    public const int MostConditions = 8;

    /// <summary>The column that the others are held against; null for none.</summary>
    public string? Target { get; init; }

    /// <summary>Only rows that keep all of these.</summary>
    public IReadOnlyList<ExploreCondition> Where { get; init; } = [];
}

/// <summary>A condition on one column, as a person chose it.</summary>
/// <param name="Value">Written invariantly; empty for <see cref="ConditionOperator.IsMissing"/> and its opposite.</param>
public sealed record ExploreCondition(string Column, ConditionOperator Operator, string Value);

/// <summary>How a column is held against a value. A row without a value keeps none of them but those that say so.</summary>
public enum ConditionOperator
{
    Is,

    /// <summary>Another value, or none.</summary>
    IsNot,
    Above,
    AtLeast,
    Below,
    AtMost,

    /// <summary>A text with these characters in it.</summary>
    Contains,
    IsMissing,
    IsPresent,
}

/// <summary>How far a slow question is.</summary>
/// <param name="Share">In [0, 1].</param>
/// <param name="Step">The present step in plain words.</param>
public sealed record ExploreProgress(double Share, string Step);

/// <summary>A query as it was asked, to be copied and asked again.</summary>
/// <param name="Title">What it answers.</param>
/// <param name="Sql">With its values written in.</param>
public sealed record ShownSql(string Title, string Sql);
