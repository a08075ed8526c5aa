using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Leakage;

/// <summary>When a column is too good for its kind.</summary>
public sealed record LeakageOptions
{
    /// <summary>AUC of one column alone that no honest column of marketing data is expected to reach. Default 0.95.</summary>
    [Range(0.8, 1)]
    public double AlmostTheOutcome { get; init; } = 0.95;

    /// <summary>AUC from which a column is strong enough to ask how it is strong. Default 0.7.</summary>
    [Range(0.5, 1)]
    public double StrongFrom { get; init; } = 0.7;

    /// <summary>Share of the rows at the low end of a magnitude that is looked at. Default 0.1.</summary>
    [Range(0.01, 0.3)]
    public double LowEnd { get; init; } = 0.1;

    /// <summary>Positives at the low end over those that the column's strength lets expect, at most, for a finding. Default 0.5.</summary>
    [Range(0.01, 0.9)]
    public double MostAtLowEnd { get; init; } = 0.5;

    /// <summary>Chance of a false finding over all columns, where the law of the remark holds. Default 0.001.</summary>
    [Range(1e-9, 0.1)]
    public double FalseFindingChance { get; init; } = 0.001;

    /// <summary>Rate of positives from which a value settles the outcome. Default 0.98.</summary>
    [Range(0.9, 1)]
    public double Settles { get; init; } = 0.98;

    /// <summary>Share of all positives that such values must hold. Default 0.2.</summary>
    [Range(0.01, 1)]
    public double SettledShare { get; init; } = 0.2;
}
