namespace MarketingAI.Engine.Features.Exploration.Algorithms;

/// <summary>Equal intervals with round edges.</summary>
/// <param name="Start">Lower edge of the first.</param>
internal readonly record struct RoundBins(double Start, double Width, int Count)
{
    private const int Fewest = 5;
    private const int Most = 60;

    /// <summary>How many times the inner range the whole range must be before its ends are cut off.</summary>
    private const double FarTail = 4;

    public double End => Start + (Width * Count);

    /// <summary>The rule of Freedman and Diaconis, rounded to a width that people count in.</summary>
    /// <param name="inner">Quantiles .005, .25, .5, .75 and .995.</param>
    /// <remarks>Freedman, D. and Diaconis, P. (1981), Zeitschrift für Wahrscheinlichkeitstheorie 57, 453-476.</remarks>
    public static RoundBins For(double minimum, double maximum, IReadOnlyList<double> inner, long rows, bool isWhole)
    {
        (double low, double high) = (minimum, maximum);
        double innerRange = inner[4] - inner[0];
        if (innerRange > 0 && maximum - minimum > FarTail * innerRange)
        {
            (low, high) = (Math.Max(minimum, inner[0]), Math.Min(maximum, inner[4]));
        }

        double range = high - low;
        double spread = inner[3] - inner[1];
        double wanted = spread > 0 ? 2 * spread / Math.Cbrt(rows) : range / Most;
        double width = Rounded(Math.Clamp(wanted, range / Most, range / Fewest));
        if (isWhole)
        {
            width = Math.Max(1, Math.Round(width));
        }

        double start = Math.Floor(low / width) * width;
        int count = (int)Math.Floor((high - start) / width) + 1;
        return new RoundBins(start, width, Math.Max(1, count));
    }

    /// <summary>The next of 1, 2, 2.5, 5 times a power of ten, upwards.</summary>
    private static double Rounded(double width)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        double lead = width / power;
        return power * (lead <= 1.0000001 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10);
    }
}
