using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Counterfactuals;

/// <summary>How counterfactual features are fitted and when they are refused.</summary>
public sealed record CounterfactualOptions
{
    /// <summary>Parts of the rows; each row's features come from models that never saw its part. Default 5.</summary>
    [Range(2, 20)]
    public int Folds { get; init; } = 5;

    /// <summary>Seed of the parts. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Known chance of treatment, as in an experiment; null where it must be learnt. Default null.</summary>
    public double? KnownPropensity { get; init; }

    /// <summary>A row whose chance of the arm the policy asks for is below this has no counterpart. Default 0.02.</summary>
    [Range(0.0001, 0.2)]
    public double LeastPropensity { get; init; } = 0.02;

    /// <summary>Share of rows without a counterpart above which a policy's value is refused. Default 0.1.</summary>
    [Range(0, 1)]
    public double MostWithoutCounterpart { get; init; } = 0.1;

    /// <summary>Rows an arm needs. Default 50.</summary>
    [Range(10, 1_000_000)]
    public int LeastRowsOfArm { get; init; } = 50;

    /// <summary>Trees of each surface at most. Default 300.</summary>
    [Range(10, 2000)]
    public int Trees { get; init; } = 300;
}
