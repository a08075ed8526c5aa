using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Stability;

/// <summary>How features are cut into bins and when a change is called one.</summary>
public sealed record StabilityOptions
{
    /// <summary>Bins of a number before ties merge some. Default 10.</summary>
    [Range(2, 100)]
    public int Bins { get; init; } = 10;

    /// <summary>Levels of a category that get a bin of their own, the most frequent first. Default 50.</summary>
    [Range(1, 1000)]
    public int MostLevels { get; init; } = 50;

    /// <summary>
    /// Chance of at least one false alarm among all features and all days of the horizon, when nothing changes. Default 0.05.
    /// </summary>
    [Range(0.0001, 0.5)]
    public double FalseAlarmChance { get; init; } = 0.05;

    /// <summary>Days that share the chance of a false alarm; after them a new chance begins. Default 90.</summary>
    [Range(1, 3660)]
    public int HorizonDays { get; init; } = 90;

    /// <summary>Share that stands for an empty bin in the PSI that is shown. Default 0.0001, as others do.</summary>
    [Range(1e-9, 0.01)]
    public double EmptyShare { get; init; } = 1e-4;

    /// <summary>Rows a day below which nothing is said. Default 100.</summary>
    [Range(2, 1_000_000)]
    public int LeastRows { get; init; } = 100;

    /// <summary>Chance of a false alarm that one day has for all features together.</summary>
    public double ChanceOfDay => FalseAlarmChance / HorizonDays;
}
