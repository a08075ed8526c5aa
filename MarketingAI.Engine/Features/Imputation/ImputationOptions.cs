using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Imputation;

/// <summary>What stands in for missing values.</summary>
public sealed record ImputationOptions
{
    /// <summary>How a column's missing values are filled. Default by segment, then by the whole.</summary>
    public ImputationKind Kind { get; init; } = ImputationKind.Segment;

    /// <summary>Rows a segment needs for a median of its own. Default 30.</summary>
    [Range(1, 1_000_000)]
    public int LeastRowsOfSegment { get; init; } = 30;

    /// <summary>Rounds of the iterative method. Default 10.</summary>
    [Range(1, 100)]
    public int Rounds { get; init; } = 10;
}

/// <summary>Ways to fill a missing value.</summary>
public enum ImputationKind
{
    /// <summary>The median of the column.</summary>
    Median,

    /// <summary>The median of the row's segment, or of the column where the segment is unknown or small.</summary>
    Segment,

    /// <summary>A ridge line in all other columns, begun from medians and repeated.</summary>
    Iterative,
}
