namespace MarketingAI.Engine.Contracts;

/// <summary>One column of a contract: what it is, and what its values keep to.</summary>
/// <param name="KnownAt">When the value becomes known, relative to the decision; null only in a proposal or a draft.</param>
public sealed record ContractColumn(
    string Name,
    ColumnType Type,
    string Meaning,
    PersonalDataClass PersonalData,
    AllowedUse Use,
    KnownAt? KnownAt)
{
    /// <summary>True while nobody has said whether it is about a person; <see cref="PersonalData"/> is then the most careful class.</summary>
    public bool PersonalDataOpen { get; init; }

    /// <summary>A short name for people; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Whether every row has a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether no value stands twice.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Place in the primary key, from 1; null where it is no part of it.</summary>
    public int? PrimaryKeyPosition { get; init; }

    /// <summary>The column of another table it points at, as <c>table.column</c>.</summary>
    public string? References { get; init; }

    /// <summary>The owner's own class of secrecy, where there is one beside the class of personal data.</summary>
    public string? Classification { get; init; }

    /// <summary>How values are written, such as <c>email</c> or <c>yyyy-MM-dd</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Regular expression that every value matches.</summary>
    public string? Pattern { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Smallest value, written invariantly: a number, a date, a time.</summary>
    public string? Minimum { get; init; }

    /// <summary>Whether <see cref="Minimum"/> itself is outside.</summary>
    public bool MinimumIsExclusive { get; init; }

    /// <summary>Largest value, written invariantly.</summary>
    public string? Maximum { get; init; }

    /// <summary>Whether <see cref="Maximum"/> itself is outside.</summary>
    public bool MaximumIsExclusive { get; init; }

    /// <summary>The only values there are; empty where any may stand.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Unit of the value, such as EUR or seconds.</summary>
    public string? Unit { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Whether the business depends on it: a critical data element.</summary>
    public bool IsCritical { get; init; }
}

/// <summary>Types of contract columns.</summary>
public enum ColumnType
{
    Text,
    Integer,
    Number,
    Boolean,
    Date,
    Timestamp,
}
