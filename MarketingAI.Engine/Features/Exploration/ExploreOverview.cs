namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Every column of a source at a glance.</summary>
/// <param name="Rows">Rows that keep the conditions.</param>
/// <param name="Sampled">Rows of the sample that medians and group edges come from; null where all rows were used.</param>
public sealed record ExploreOverview(ExploreSource Source, long Rows, IReadOnlyList<ColumnProfile> Columns, long? Sampled)
{
    /// <summary>What the target is; null where none was asked for.</summary>
    public TargetSummary? Target { get; init; }

    public IReadOnlyList<ShownSql> Sql { get; init; } = [];
}

/// <summary>One column at a glance.</summary>
public sealed record ColumnProfile(ExploreColumn Column)
{
    /// <summary>Why nothing but counts is shown; null where the column is open to the present person.</summary>
    public string? HiddenWhy { get; init; }

    /// <summary>Rows with a value; null where that cannot be known.</summary>
    public long? Present { get; init; }

    /// <summary>Share of rows without a value, in [0, 1].</summary>
    public double? MissingShare { get; init; }

    /// <summary>How many different values there are.</summary>
    public long? Distinct { get; init; }

    /// <summary>Whether <see cref="Distinct"/> is an estimate, within about a tenth: 64 times the different values in one of 64 slices of their hashes.</summary>
    public bool IsDistinctEstimated { get; init; }

    /// <summary>Smallest value, as text; for words the first in order.</summary>
    public string? Minimum { get; init; }

    /// <summary>The value that half of the rows lie below, as text; for numbers and times.</summary>
    public string? Median { get; init; }

    public string? Maximum { get; init; }

    public double? Mean { get; init; }

    /// <summary>Standard deviation over rows.</summary>
    public double? Deviation { get; init; }

    /// <summary>The most frequent values; empty where they were not counted.</summary>
    public IReadOnlyList<LevelCount> Top { get; init; } = [];

    /// <summary>How it goes with the target; null where there is none or it cannot be said.</summary>
    public Association? Association { get; init; }

    /// <summary>Why there is no association; null where there is one or no target.</summary>
    public string? NoAssociationWhy { get; init; }

    /// <summary>What a person should know before using it; the gravest first.</summary>
    public IReadOnlyList<ColumnFlag> Flags { get; init; } = [];
}

/// <param name="Level">The value as text; null for missing.</param>
/// <param name="Levels">How many values it stands for: 1, or more for all others together.</param>
public sealed record LevelCount(string? Level, long Rows, long Levels = 1);

/// <param name="IsGrave">Whether it should keep the column out of a model.</param>
public sealed record ColumnFlag(string Short, string Sentence, bool IsGrave);

/// <summary>What the target is.</summary>
/// <param name="Kind">Two classes, several classes, or a number.</param>
/// <param name="Classes">Classes with their rows; for a number its ten groups.</param>
/// <param name="Missing">Rows without a target, which are left out.</param>
public sealed record TargetSummary(ExploreColumn Column, TargetKind Kind, IReadOnlyList<LevelCount> Classes, long Missing)
{
    /// <summary>The class whose share is shown; null unless there are two.</summary>
    public string? Positive { get; init; }
}

/// <summary>Kinds of target.</summary>
public enum TargetKind
{
    TwoClasses,
    Classes,
    Number,
}
