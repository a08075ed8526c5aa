namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Pairs whose weight lies in a narrow step.</summary>
/// <param name="Weight">Lower end, in powers of two.</param>
/// <param name="Expected">Matches to expect among them: the sum of their probabilities.</param>
/// <param name="Variance">Sum of p(1 - p).</param>
internal readonly record struct WeightStep(double Weight, long Pairs, double Expected, double Variance);
