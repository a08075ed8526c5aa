using MathNet.Numerics;

namespace MarketingAI.Engine.Features.Leakage.Algorithms;

/// <summary>The lower tail of a count.</summary>
internal static class PoissonTail
{
    /// <summary>Chance of at most so many where the mean is given.</summary>
    public static double AtMost(long count, double mean) => mean <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(count + 1d, mean);
}
