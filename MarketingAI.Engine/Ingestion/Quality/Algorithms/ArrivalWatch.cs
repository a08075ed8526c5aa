using MathNet.Numerics.Distributions;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Says how long a data set that is brought again and again may stay away, from the gaps there were.</summary>
/// <remarks>Prediction limit of a log-normal law: Student (1908), Biometrika 6, 1-25; Hahn, G. J. (1969), Journal of the American Statistical Association 64, 878-888.</remarks>
internal static class ArrivalWatch
{
    public const int GapsNeeded = 8;

    /// <summary>Smallest scatter believed, as share of a gap: clocks and people are never exact.</summary>
    private const double SmallestScatter = .05;

    /// <param name="gaps">Days between arrivals.</param>
    /// <param name="chance">Chance that a usual gap is longer than the limit.</param>
    /// <returns>Days; null where there are too few gaps.</returns>
    public static double? LongestUsualGap(IReadOnlyList<double> gaps, double chance)
    {
        double[] logs = [.. gaps.Where(gap => gap > 0).Select(gap => Math.Log(gap))];
        if (logs.Length < GapsNeeded)
        {
            return null;
        }

        double mean = logs.Average();
        double scatter = Math.Max(SmallestScatter, Math.Sqrt(logs.Sum(value => Math.Pow(value - mean, 2)) / (logs.Length - 1)));
        double t = StudentT.InvCDF(0, 1, logs.Length - 1, 1 - chance);
        return Math.Exp(mean + (t * scatter * Math.Sqrt(1 + (1d / logs.Length))));
    }
}
