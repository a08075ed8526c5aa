using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Draws from the gamma distribution with scale one; two of them give a beta draw.</summary>
/// <remarks>Marsaglia and Tsang (2000), ACM Transactions on Mathematical Software 26, 363-372.</remarks>
internal static class GammaDraw
{
    public static double Of(double shape, SeededRandom random)
    {
        if (shape < 1)
        {
            return Of(shape + 1, random) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.NextNormal();
            double v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
