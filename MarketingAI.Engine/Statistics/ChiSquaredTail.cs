using MarketingAI.Engine.Kernel;
using MathNet.Numerics;

namespace MarketingAI.Engine.Statistics;

/// <summary>The upper tail of the chi-squared law, exact also where it is tiny.</summary>
internal static class ChiSquaredTail
{
    /// <summary>Chance of a value of at least <paramref name="value"/>.</summary>
    public static double Beyond(double value, double freedom) => value <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2, value / 2);

    /// <summary>What is reached with the given chance only.</summary>
    public static double Reached(double chance, double freedom)
    {
        Require.InOpenUnitInterval(chance);
        Require.Positive(freedom);
        (double low, double high) = (0, Math.Max(1, freedom));
        while (Beyond(high, freedom) > chance)
        {
            (low, high) = (high, 2 * high);
        }

        for (int step = 0; step < 200 && high - low > 1e-13 * high; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = Beyond(middle, freedom) > chance ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
