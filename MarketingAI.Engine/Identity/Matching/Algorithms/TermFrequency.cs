namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Agreement on a rare value says more than agreement on a frequent one.</summary>
/// <remarks>Winkler (2000), Frequency-based matching in the Fellegi-Sunter model of record linkage, U.S. Bureau of the Census RR2000/06.</remarks>
internal static class TermFrequency
{
    /// <summary>What a value's frequency adds to the evidence of agreement, in powers of two.</summary>
    /// <param name="u">Chance that two different persons agree on any value.</param>
    /// <param name="share">Share of records with this value.</param>
    /// <param name="least">The rarest a value is taken to be.</param>
    /// <param name="weight">0 not at all, 1 fully.</param>
    public static double Evidence(double u, double share, double least, double weight) =>
        share <= 0 ? 0 : weight * Math.Log2(u / Math.Max(share, least));
}
