using MarketingAI.Engine.Features.Stability.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Stability;

/// <summary>The Kolmogorov-Smirnov comparison of two sets of numbers themselves, without bins.</summary>
public static class TwoSampleGap
{
    /// <summary>Largest difference of the two distribution functions and the chance of a larger one when both come from one law.</summary>
    /// <remarks>Kolmogorov's limit with the correction of Stephens (1970), Journal of the Royal Statistical Society B 32; with ties it errs to the safe side.</remarks>
    public static Outcome<GapFigures> Of(string feature, ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        double[] left = Quantiles.AscendingWithoutMissing(reference);
        double[] right = Quantiles.AscendingWithoutMissing(current);
        if (left.Length < 5 || right.Length < 5)
        {
            return new TooFewRowsToCompare(feature, Math.Min(left.Length, right.Length), 5);
        }

        double gap = KolmogorovSmirnov.Gap(left, right);
        return new GapFigures(gap, KolmogorovSmirnov.ChanceOfMore(gap, left.Length, right.Length));
    }
}

/// <param name="Gap">In [0, 1].</param>
/// <param name="ChanceOfMore">Chance of a larger gap when nothing changed.</param>
public readonly record struct GapFigures(double Gap, double ChanceOfMore);
