using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Statistics;

/// <summary>
/// Area under the ROC curve: the chance that a positive drawn at random has a higher score than a negative; equal scores count one half.
/// </summary>
internal static class AreaUnderCurve
{
    private const double Normal975 = 1.959963984540054;

    /// <returns>In [0, 1]; a refusal where one class is absent.</returns>
    public static Outcome<double> Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels) =>
        Placements(scores, labels).Then<double>(found => found.Auc);

    /// <summary>The area with a 95 % interval, cut to [0, 1].</summary>
    /// <remarks>
    /// DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44, 837-845, computed by ranks as in Sun and Xu (2014),
    /// IEEE Signal Processing Letters 21, 1389-1393. With fewer than two rows of a class there is no interval.
    /// </remarks>
    public static Outcome<AucEstimate> WithInterval(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Outcome<Placement> placed = Placements(scores, labels);
        if (placed.IsRefused)
        {
            return placed.Refusal;
        }

        (double auc, double[] ofPositives, double[] ofNegatives) = placed.Value;
        if (ofPositives.Length < 2 || ofNegatives.Length < 2)
        {
            return new OneClassOnly(ofPositives.Length, ofNegatives.Length);
        }

        double error = Math.Sqrt((Variance(ofPositives, auc) / ofPositives.Length) + (Variance(ofNegatives, auc) / ofNegatives.Length));
        return new AucEstimate(auc, error, Math.Max(0, auc - (Normal975 * error)), Math.Min(1, auc + (Normal975 * error)));
    }

    private static Outcome<Placement> Placements(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Require.SameLength(scores.Length, labels.Length, "scores, labels");
        int positives = labels.Count(true);
        int negatives = labels.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return new OneClassOnly(positives, negatives);
        }

        int[] order = Ordering.Ascending(scores);
        double[] ofPositives = new double[positives];
        double[] ofNegatives = new double[negatives];
        (int seenPositives, int seenNegatives) = (0, 0);
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            int tiedPositives = 0;
            while (end < order.Length && scores[order[end]] == scores[order[start]])
            {
                tiedPositives += labels[order[end]] ? 1 : 0;
                end++;
            }

            int tiedNegatives = end - start - tiedPositives;
            double negativesBelow = (seenNegatives + (0.5 * tiedNegatives)) / negatives;
            double positivesAbove = (positives - seenPositives - (0.5 * tiedPositives)) / positives;
            ofPositives.AsSpan(seenPositives, tiedPositives).Fill(negativesBelow);
            ofNegatives.AsSpan(seenNegatives, tiedNegatives).Fill(positivesAbove);
            (seenPositives, seenNegatives, start) = (seenPositives + tiedPositives, seenNegatives + tiedNegatives, end);
        }

        return new Placement(ofPositives.Sum() / positives, ofPositives, ofNegatives);
    }

    private static double Variance(double[] values, double mean) =>
        values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);

    private sealed record Placement(double Auc, double[] OfPositives, double[] OfNegatives);
}

/// <param name="StandardError">Of the area, by DeLong's method.</param>
internal sealed record AucEstimate(double Auc, double StandardError, double Low, double High);
