namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>How much busier or quieter each day of the week is, learned from the recent past; factors average about 1.</summary>
/// <remarks>
/// Ratio of sums to centred weekly means, shrunk towards 1 by how much of the differences chance explains (empirical Bayes,
/// Efron and Morris 1975, Journal of the American Statistical Association 70, 311-319).
/// </remarks>
internal static class WeekdayFactors
{
    private const int Weeks = 16;
    private const double FarAway = 4;

    /// <param name="counts">Daily counts; null where the day teaches nothing.</param>
    /// <param name="end">Days before this position are known.</param>
    /// <param name="firstWeekday">Day of the week at position 0, Sunday is 0.</param>
    /// <param name="dispersion">Variance over mean.</param>
    public static double[] Learn(ReadOnlySpan<long?> counts, int end, int firstWeekday, double dispersion)
    {
        double[] sums = new double[7];
        double[] bases = new double[7];
        for (int day = Math.Max(3, end - (7 * Weeks)); day < end - 3; day++)
        {
            if (Centred(counts, day) is { } mean && mean > 0)
            {
                double away = FarAway * Math.Sqrt(dispersion * mean);
                sums[(day + firstWeekday) % 7] += Math.Clamp((double)counts[day]!.Value, mean - Math.Max(away, mean), mean + Math.Max(away, mean));
                bases[(day + firstWeekday) % 7] += mean;
            }
        }

        return Shrunk(sums, bases, dispersion);
    }

    private static double? Centred(ReadOnlySpan<long?> counts, int day)
    {
        double sum = 0;
        for (int near = day - 3; near <= day + 3; near++)
        {
            if (counts[near] is not { } count)
            {
                return null;
            }

            sum += count;
        }

        return sum / 7;
    }

    private static double[] Shrunk(double[] sums, double[] bases, double dispersion)
    {
        double[] factors = [1, 1, 1, 1, 1, 1, 1];
        if (bases.Any(mean => mean <= 0))
        {
            return factors;
        }

        double spread = 0;
        double noise = 0;
        for (int i = 0; i < 7; i++)
        {
            spread += Math.Pow((sums[i] / bases[i]) - 1, 2) / 6;
            noise += dispersion / bases[i] / 7;
        }

        double real = Math.Max(0, spread - noise);
        for (int i = 0; i < 7; i++)
        {
            double weight = real / (real + (dispersion / bases[i]));
            factors[i] = 1 + (weight * ((sums[i] / bases[i]) - 1));
        }

        return factors;
    }
}
