using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>How a match is computed.</summary>
public sealed record MatchOptions
{
    /// <summary>Start of every draw. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Share of the true matches that the deterministic rules are assumed to find; only a start for the estimate. Default 0.7.</summary>
    [Range(0.05, 1)]
    public double AssumedRecall { get; init; } = 0.7;

    /// <summary>Pairs drawn at random to learn how often different persons agree. Default 1,000,000.</summary>
    [Range(1_000, 50_000_000)]
    public int RandomPairs { get; init; } = 1_000_000;

    /// <summary>Up to so many pairs in all, every pair is compared and blocking only forms the passes of the estimate. Default 2,000,000.</summary>
    [Range(0, 100_000_000)]
    public long CompareAllUpTo { get; init; } = 2_000_000;

    /// <summary>Pairs a blocking rule may propose for each record; larger blocks are left out until it is met. Default 12.</summary>
    [Range(1, 10_000)]
    public double PairsPerRecord { get; init; } = 12;

    /// <summary>How strongly the frequency of a value counts: 0 not at all, 1 fully. Default 1.</summary>
    [Range(0, 1)]
    public double FrequencyWeight { get; init; } = 1;

    /// <summary>The rarest a value is taken to be. Default 0.00001.</summary>
    [Range(0, 1)]
    public double LeastFrequency { get; init; } = 0.00001;

    /// <summary>Whether a record of one side may have one partner only; for linking two sets without repeats. Default no.</summary>
    public bool OneToOne { get; init; }

    /// <summary>The threshold as a probability; null to take the proposed one.</summary>
    [Range(0.0001, 0.9999)]
    public double? Threshold { get; init; }

    /// <summary>Megabytes the comparison may take before it goes to disk. Default 1,500.</summary>
    [Range(128, 100_000)]
    public int MemoryMegabytes { get; init; } = 1500;

    /// <summary>Threads. Default 2.</summary>
    [Range(1, 64)]
    public int Threads { get; init; } = 2;

    /// <summary>Pairs below this probability are not kept. Default 0.001.</summary>
    [Range(0, 0.5)]
    public double KeepFrom { get; init; } = 0.001;

    /// <summary>Country whose telephone numbers are written without a country code, such as US. Default US.</summary>
    [StringLength(2, MinimumLength = 2)]
    public string PhoneRegion { get; init; } = "US";
}
