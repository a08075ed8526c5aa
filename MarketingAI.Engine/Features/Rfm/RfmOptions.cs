using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Features.Rfm;

/// <summary>How recency, frequency and value are measured.</summary>
public sealed record RfmOptions
{
    /// <summary>Amounts above this share of all amounts count as the amount at it. Default 0.99.</summary>
    [Range(0.5, 1)]
    public double WinsoriseAt { get; init; } = 0.99;

    /// <summary>Gaps of a usual customer that are mixed into each customer's own. Default 2.</summary>
    [Range(0, 100)]
    public double PriorGaps { get; init; } = 2;

    /// <summary>Whether the chance to be alive is fitted (BG/NBD). Default yes.</summary>
    public bool WithAlive { get; init; } = true;
}
