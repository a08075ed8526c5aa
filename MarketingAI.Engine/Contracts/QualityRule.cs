namespace MarketingAI.Engine.Contracts;

/// <summary>One rule that delivered data keeps.</summary>
/// <param name="Column">The column it is about; null for the table, and always for a row count, freshness or a condition.</param>
/// <param name="AtLeast">Lower bound, in the unit of the check; null for none.</param>
/// <param name="AtMost">Upper bound; null for none.</param>
public sealed record QualityRule(QualityCheck Check, string? Column, double? AtLeast, double? AtMost)
{
    /// <summary>For a condition: what every row keeps, in SQL over the data set's columns.</summary>
    public string? Condition { get; init; }

    public ChangeSeverity Severity { get; init; } = ChangeSeverity.Error;

    public string Description { get; init; } = string.Empty;
}

/// <summary>What a quality rule counts.</summary>
public enum QualityCheck
{
    /// <summary>Rows of the table.</summary>
    RowCount,

    /// <summary>Share of rows without a value, in [0, 1].</summary>
    MissingShare,

    /// <summary>Share of rows whose value stands in an earlier row, in [0, 1].</summary>
    DuplicateShare,

    /// <summary>Share of values outside what the column keeps to, in [0, 1].</summary>
    InvalidShare,

    /// <summary>Hours since the newest value of a time column.</summary>
    FreshnessHours,

    /// <summary>Each value of the column.</summary>
    Range,

    /// <summary>A condition in SQL that every row keeps.</summary>
    Condition,
}

/// <summary>How grave a change or a broken rule is.</summary>
public enum ChangeSeverity
{
    Information,
    Warning,
    Error,
}
