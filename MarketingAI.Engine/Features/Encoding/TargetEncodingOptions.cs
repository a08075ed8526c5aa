using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Encoding;

/// <summary>How a word becomes the rate of its level.</summary>
public sealed record TargetEncodingOptions
{
    /// <summary>
    /// Rows of the whole that are mixed into each level's own rows; null fits them from the spread between levels (empirical Bayes).
    /// </summary>
    [Range(0, 1e9)]
    public double? PriorRows { get; init; }

    /// <summary>Parts for out-of-fold encoding. Default 5.</summary>
    [Range(2, 100)]
    public int Folds { get; init; } = 5;

    /// <summary>Seed that parts rows or entities. Default 1.</summary>
    public int Seed { get; init; } = 1;
}
