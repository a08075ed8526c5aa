namespace MarketingAI.Engine.Features.Rfm;

/// <summary>One customer's figures; scores are 1 to 5, 5 the best.</summary>
/// <param name="Customer">Number in the log.</param>
/// <param name="Purchases">Days with a purchase; several on one day are one occasion.</param>
/// <param name="RecencyDays">Days since the last.</param>
/// <param name="AgeDays">Days since the first.</param>
/// <param name="RhythmDays">The customer's usual gap, drawn towards that of all where few gaps are known.</param>
/// <param name="RelativeRecency">Recency in units of the own rhythm: 1 is due, 3 is long overdue.</param>
/// <param name="MeanAmount">Mean winsorised amount of an occasion.</param>
/// <param name="TotalAmount">Sum as it was, not winsorised.</param>
/// <param name="Alive">Chance that the customer still buys; null where it was not asked for or cannot be fitted.</param>
public readonly record struct RfmCustomer(
    int Customer,
    int Purchases,
    double RecencyDays,
    double AgeDays,
    double RhythmDays,
    double RelativeRecency,
    double MeanAmount,
    double TotalAmount,
    int RecencyScore,
    int FrequencyScore,
    int MonetaryScore,
    RfmSegment Segment,
    double? Alive);

/// <summary>Named groups of customers by their three scores.</summary>
public enum RfmSegment
{
    /// <summary>On time by their own rhythm, often and for much.</summary>
    Champions,

    /// <summary>Often or for much, and not overdue.</summary>
    Loyal,

    /// <summary>One purchase so far, lately.</summary>
    New,

    /// <summary>On time, but seldom or for little so far.</summary>
    Promising,

    /// <summary>In the middle of everything and about due.</summary>
    NeedAttention,

    /// <summary>Once good, now overdue by their own rhythm.</summary>
    AtRisk,

    /// <summary>Once among the best, now long overdue.</summary>
    MustNotLose,

    /// <summary>Never much, and long overdue.</summary>
    Asleep,
}

/// <summary>All customers, and what was fitted on the way.</summary>
/// <param name="UsualRhythmDays">Median over customers who came back of their mean gap.</param>
/// <param name="WinsorisedAbove">Amount above which amounts were cut.</param>
/// <param name="WhyNoAlive">Why no chance to be alive could be fitted.</param>
public sealed record RfmTable(IReadOnlyList<RfmCustomer> Customers, double? UsualRhythmDays, double WinsorisedAbove, string? WhyNoAlive);
