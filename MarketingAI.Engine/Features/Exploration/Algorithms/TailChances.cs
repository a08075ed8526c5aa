using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Tails and quantiles of the laws that the explorer's tests use.</summary>
internal static class TailChances
{
    /// <summary>The half width of a 95 % interval in standard errors.</summary>
    public static readonly double NormalWidth = Normal.InvCDF(0, 1, 0.975);

    public static double ChiSquaredBeyond(double value, double freedom) =>
        value <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2, value / 2);

    /// <summary>What a chi-squared value passes once in twenty.</summary>
    public static double ChiSquaredOnceInTwenty(int freedom) => ChiSquared.InvCDF(freedom, 0.95);

    /// <summary>Chance of a value at least as far from zero.</summary>
    public static double StudentTwoSided(double value, double freedom) =>
        double.IsInfinity(value) ? 0 : SpecialFunctions.BetaRegularized(freedom / 2, 0.5, freedom / (freedom + (value * value)));

    /// <summary>The half width of a 95 % interval in standard errors.</summary>
    public static double StudentWidth(double freedom) => freedom > 10_000 ? NormalWidth : StudentT.InvCDF(0, 1, freedom, 0.975);

    public static double FisherBeyond(double value, double above, double below) => value <= 0 ? 1
        : double.IsInfinity(value) ? 0 : SpecialFunctions.BetaRegularized(below / 2, above / 2, below / (below + (above * value)));

    public static double NormalTwoSided(double value) => SpecialFunctions.Erfc(Math.Abs(value) / Math.Sqrt(2));
}
