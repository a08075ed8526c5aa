using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Statistics;

/// <summary>
/// Whether what is said to happen with chance p does happen with chance p, by groups of rows with neighbouring predictions. Groups have
/// equal size as far as ties allow: equal predictions are never parted, so the order of rows does not matter, and there may be fewer groups.
/// </summary>
internal static class CalibrationCurve
{
    public const int DefaultGroups = 10;

    private const double Normal95 = 1.6448536269514722;

    private const double Normal975 = 1.959963984540054;

    /// <summary>Groups from the lowest prediction to the highest.</summary>
    public static Outcome<IReadOnlyList<CalibrationPoint>> Of(
        ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int groups = DefaultGroups)
    {
        Require.SameLength(probabilities.Length, labels.Length, "probabilities, labels");
        Require.AtLeast(groups, 1);
        if (labels.Length == 0)
        {
            return new NoRows();
        }

        int[] order = Ordering.Ascending(probabilities);
        List<CalibrationPoint> points = [];
        int start = 0;
        for (int group = 1; group <= groups && start < order.Length; group++)
        {
            int end = Math.Max(start + 1, (int)((long)order.Length * group / groups));
            while (end < order.Length && probabilities[order[end]] == probabilities[order[end - 1]])
            {
                end++;
            }

            points.Add(Group(probabilities, labels, order.AsSpan(start, end - start)));
            start = end;
        }

        return points;
    }

    /// <summary>Expected calibration error: mean over rows of |observed share - mean prediction| of the row's group, in [0, 1].</summary>
    /// <remarks>Naeini, Cooper and Hauskrecht (2015), AAAI; with groups of equal size in place of equal width.</remarks>
    public static Outcome<double> Ece(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int groups = DefaultGroups) =>
        Of(probabilities, labels, groups).Then<double>(points =>
            points.Sum(point => point.Rows * Math.Abs(point.Observed - point.Predicted)) / points.Sum(point => point.Rows));

    /// <summary>
    /// The calibration error that perfectly calibrated predictions show with these rows, for chance alone makes it positive: its mean, and
    /// what 95 in 100 stay below.
    /// </summary>
    /// <remarks>
    /// A group's deviation is about normal; the absolute value of a normal variable has mean sqrt(2 / pi) and variance 1 - 2 / pi in units of
    /// its standard deviation. Groups are independent, and so their variances add.
    /// </remarks>
    public static Outcome<ChanceError> EceIfCalibrated(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int groups = DefaultGroups) =>
        Of(probabilities, labels, groups).Then<ChanceError>(points =>
        {
            double rows = points.Sum(point => point.Rows);
            double mean = points.Sum(point => Math.Sqrt(2 / Math.PI * point.Rows * point.Predicted * (1 - point.Predicted))) / rows;
            double variance = points.Sum(point => (1 - (2 / Math.PI)) * point.Rows * point.Predicted * (1 - point.Predicted)) / (rows * rows);
            return new ChanceError(mean, mean + (Normal95 * Math.Sqrt(variance)));
        });

    private static CalibrationPoint Group(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, ReadOnlySpan<int> rows)
    {
        (double sum, int positives) = (0, 0);
        foreach (int row in rows)
        {
            sum += probabilities[row];
            positives += labels[row] ? 1 : 0;
        }

        double observed = (double)positives / rows.Length;
        (double low, double high) = Wilson(observed, rows.Length);
        return new CalibrationPoint(sum / rows.Length, observed, low, high, rows.Length);
    }

    /// <remarks>Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.</remarks>
    private static (double Low, double High) Wilson(double share, int rows)
    {
        double square = Normal975 * Normal975;
        double centre = (share + (square / (2 * rows))) / (1 + (square / rows));
        double half = Normal975 / (1 + (square / rows)) * Math.Sqrt((share * (1 - share) / rows) + (square / (4.0 * rows * rows)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
