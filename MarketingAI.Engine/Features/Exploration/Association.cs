namespace MarketingAI.Engine.Features.Exploration;

/// <summary>How two columns go together, both taken in groups, and what chance alone would give.</summary>
/// <param name="Rows">Rows counted.</param>
/// <param name="Groups">Groups of the column after small ones were put together.</param>
/// <param name="Classes">Classes of the other.</param>
/// <param name="ChiSquared">Pearson's statistic.</param>
/// <param name="Freedom">Its degrees of freedom.</param>
/// <param name="PValue">Chance of as much or more where nothing is there, for this one look.</param>
/// <remarks>Pearson, K. (1900), Philosophical Magazine 50, 157-175.</remarks>
public sealed record Association(long Rows, int Groups, int Classes, double ChiSquared, int Freedom, double PValue)
{
    /// <summary>The chance after all looks of the same table were allowed for (Holm 1979); null for a single look.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>Mutual information in nats, as counted.</summary>
    public required double RawInformation { get; init; }

    /// <summary>Mutual information in nats less what chance adds on average, never below zero (Miller 1955).</summary>
    public required double Information { get; init; }

    /// <summary>The mutual information as counted that chance alone passes once in twenty.</summary>
    public required double InformationByChance { get; init; }

    /// <summary>Cramér's V with the bias taken out, in [0, 1] (Bergsma 2013).</summary>
    public required double CramersV { get; init; }

    /// <summary>Information value; null unless the target has two classes.</summary>
    public InformationValue? Value { get; init; }

    /// <summary>Whether the link is found at the level, all looks of the table allowed for.</summary>
    public bool IsFoundAt(double alpha) => (AdjustedPValue ?? PValue) <= alpha;
}

/// <summary>Sum over groups of (share of positives - share of negatives) times the logarithm of their ratio.</summary>
/// <param name="Value">As counted.</param>
/// <param name="ByChance">What chance alone gives on average: (groups - 1) (1 / positives + 1 / negatives).</param>
/// <param name="ByChanceAtMost">What chance alone passes once in twenty.</param>
/// <param name="IsAtLeast">A group has one class only, so the true figure has no bound; half a row was put there.</param>
/// <remarks>Siddiqi, N. (2006), Credit Risk Scorecards; the law under chance as for the stability index in Yurdakul, B. (2018).</remarks>
public sealed record InformationValue(double Value, double ByChance, double ByChanceAtMost, bool IsAtLeast);
