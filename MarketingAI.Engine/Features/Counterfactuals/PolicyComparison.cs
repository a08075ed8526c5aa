namespace MarketingAI.Engine.Features.Counterfactuals;

/// <summary>What an alternative targeting policy would bring, beside what was done.</summary>
/// <param name="Today">Mean outcome as it was.</param>
/// <param name="Alternative">Mean outcome under the alternative.</param>
/// <param name="Difference">Alternative less today, by row.</param>
/// <param name="TreatedToday">Share treated.</param>
/// <param name="TreatedUnderAlternative">Share the alternative treats.</param>
public sealed record PolicyComparison(
    PolicyValue Today, PolicyValue Alternative, PolicyValue Difference, double TreatedToday, double TreatedUnderAlternative, OverlapSummary Overlap);

/// <summary>A mean with its 95 % interval.</summary>
public sealed record PolicyValue(double Mean, double StandardError, double Low, double High);

/// <summary>Whether rows that the policy treats have treated counterparts, and the others untreated ones.</summary>
/// <param name="WithoutCounterpart">Share of rows whose chance of the arm asked for is below the least.</param>
/// <param name="EffectiveRows">What the rows that did what the policy asks are worth after weighting.</param>
/// <param name="Bins">Rows of either arm by propensity, in twentieths.</param>
public sealed record OverlapSummary(
    double LowestPropensity, double HighestPropensity, double WithoutCounterpart, double EffectiveRows, IReadOnlyList<OverlapBin> Bins);

/// <param name="From">Lower end of the propensity, in [0, 1).</param>
public sealed record OverlapBin(double From, double To, long Treated, long Untreated);
