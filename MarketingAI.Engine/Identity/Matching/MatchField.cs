using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>One field by which records are compared.</summary>
/// <param name="Name">As shown, such as <c>last_name</c>.</param>
/// <param name="LeftColumn">Column of the first data set.</param>
/// <param name="RightColumn">Column of the second; the same when one data set is compared with itself.</param>
/// <param name="Levels">From the closest to the loosest; "all others" and "missing" are not listed.</param>
public sealed record MatchField(string Name, string LeftColumn, string RightColumn, FieldRole Role, IReadOnlyList<ComparisonLevel> Levels)
{
    /// <summary>Whether agreement on a rare value counts more than on a frequent one.</summary>
    public bool UsesFrequency { get; init; }

    /// <summary>A field as this kind of content is compared: levels and frequency by the kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public static MatchField Of(FieldRole role, string name, string leftColumn, string rightColumn) =>
        new(name, leftColumn, rightColumn, role, LevelChoice.For(role)) { UsesFrequency = LevelChoice.UsesFrequency(role) };
}

/// <summary>A column that takes no part, and why.</summary>
public sealed record LeftOutColumn(string Column, string Reason);
