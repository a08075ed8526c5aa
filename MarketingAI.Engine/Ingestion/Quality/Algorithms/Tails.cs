using MathNet.Numerics;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Tail probabilities of counts whose variance is larger than chance alone makes it.</summary>
internal static class Tails
{
    private const double Negligible = 1e-15;

    /// <summary>Chance of at most so many, of a count with this mean and variance = dispersion times mean.</summary>
    /// <param name="dispersion">1 is Poisson; above it the count is negative binomial.</param>
    public static double CountAtMost(long count, double mean, double dispersion)
    {
        if (count < 0)
        {
            return 0;
        }

        if (mean <= 0)
        {
            return 1;
        }

        return dispersion <= 1 + 1e-9
            ? SpecialFunctions.GammaUpperRegularized(count + 1d, mean)
            : SpecialFunctions.BetaRegularized(mean / (dispersion - 1), count + 1d, 1 / dispersion);
    }

    /// <summary>Chance of at least so many.</summary>
    public static double CountAtLeast(long count, double mean, double dispersion)
    {
        if (count <= 0)
        {
            return 1;
        }

        if (mean <= 0)
        {
            return 0;
        }

        return dispersion <= 1 + 1e-9
            ? SpecialFunctions.GammaLowerRegularized(count, mean)
            : SpecialFunctions.BetaRegularized(count, mean / (dispersion - 1), (dispersion - 1) / dispersion);
    }

    /// <summary>Chance of at most <paramref name="hits"/> of <paramref name="rows"/>, the share being itself beta(a, b).</summary>
    public static double ShareAtMost(long hits, long rows, double a, double b) => ShareAtLeast(rows - hits, rows, b, a);

    /// <summary>Chance of at least <paramref name="hits"/> of <paramref name="rows"/>, the share being itself beta(a, b).</summary>
    /// <remarks>Beta-binomial: Skellam, J. G. (1948), Journal of the Royal Statistical Society B 10, 257-261.</remarks>
    public static double ShareAtLeast(long hits, long rows, double a, double b)
    {
        if (hits <= 0)
        {
            return 1;
        }

        if (hits > rows)
        {
            return 0;
        }

        // Sum away from the mean, where terms fall quickly; the other side is one minus it.
        return hits > rows * a / (a + b) ? Upwards(hits, rows, a, b) : 1 - Upwards(rows - hits + 1, rows, b, a);
    }

    private static double Upwards(long hits, long rows, double a, double b)
    {
        double term = Math.Exp(LogChance(hits, rows, a, b));
        double sum = term;
        for (long k = hits; k < rows && (term > Negligible * sum || sum == 0); k++)
        {
            term *= (double)(rows - k) / (k + 1) * (a + k) / (b + rows - k - 1);
            sum += term;
            if (term == 0)
            {
                break;
            }
        }

        return Math.Min(1, sum);
    }

    private static double LogChance(long hits, long rows, double a, double b) =>
        SpecialFunctions.GammaLn(rows + 1d) - SpecialFunctions.GammaLn(hits + 1d) - SpecialFunctions.GammaLn(rows - hits + 1d)
        + SpecialFunctions.GammaLn(hits + a) + SpecialFunctions.GammaLn(rows - hits + b) - SpecialFunctions.GammaLn(rows + a + b)
        + SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b);

    /// <summary>The largest count whose lower tail lies below the chance; -1 where even none at all is no surprise.</summary>
    public static long LargestLowCount(double chance, Func<long, double> atMost)
    {
        if (atMost(0) >= chance)
        {
            return -1;
        }

        long low = 0;
        long high = 1;
        while (atMost(high) < chance)
        {
            (low, high) = (high, high * 2);
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = atMost(middle) < chance ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The smallest count whose upper tail lies below the chance.</summary>
    public static long SmallestHighCount(double chance, Func<long, double> atLeast, long most = long.MaxValue / 4)
    {
        long low = 0;
        long high = 1;
        while (high < most && atLeast(high) >= chance)
        {
            (low, high) = (high, high * 2);
        }

        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = atLeast(middle) >= chance ? (middle, high) : (low, middle);
        }

        return high;
    }
}
