using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Precision, recall and F1 of a match against what is known.</summary>
internal static class TruthCheck
{
    private static readonly double[] BandEnds = [0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0001];

    public static Outcome<TruthReport> Of(MatchResult result, MatchTruth truth)
    {
        Outcome<long> total = truth.Total(result.LeftKeys, result.RightKeys);
        if (total.IsRefused)
        {
            return total.Refusal;
        }

        List<TruthFigures> curve = [];
        TruthFigures? at = null;
        (long right, long wrong) = (0, 0);
        double last = double.NaN;
        (double Said, long True, long Pairs)[] bands = new (double, long, long)[BandEnds.Length];
        foreach (ScoredPair pair in result.Pairs)
        {
            if (truth.Says(KeyOf(result, pair.Left), KeyOf(result, pair.Right)) is not { } same)
            {
                continue;
            }

            double probability = pair.Probability;
            if (!double.IsNaN(last) && probability < last)
            {
                Add(curve, last, right, wrong, total.Value);
                at ??= probability < result.Report.Threshold ? curve[^1] : null;
            }

            (right, wrong) = same ? (right + 1, wrong) : (right, wrong + 1);
            last = probability;
            int band = Array.FindIndex(BandEnds, end => probability < end);
            bands[band] = (bands[band].Said + probability, bands[band].True + (same ? 1 : 0), bands[band].Pairs + 1);
        }

        if (right + wrong == 0)
        {
            return new UnfitTruth("The truth says nothing about any pair that was found worth comparing.");
        }

        Add(curve, last, right, wrong, total.Value);
        return Report(total.Value, at ?? curve[^1], result.Report.Threshold, curve, bands);
    }

    private static TruthReport Report(
        long total, TruthFigures at, double threshold, List<TruthFigures> curve, (double Said, long True, long Pairs)[] bands) => new(
            total, at with { Threshold = threshold }, curve.MaxBy(point => point.F1)!, Thinned(curve),
            [.. bands.Where(band => band.Pairs > 0).Select(band => new TruthBand(band.Said / band.Pairs, (double)band.True / band.Pairs, band.Pairs))]);

    private static string KeyOf(MatchResult result, int record) =>
        record < result.LeftKeys.Count ? result.LeftKeys[record] : result.RightKeys[record - result.LeftKeys.Count];

    private static void Add(List<TruthFigures> curve, double threshold, long right, long wrong, long total)
    {
        double precision = (double)right / (right + wrong);
        double recall = Math.Min(1, (double)right / total);
        double f1 = right == 0 ? 0 : 2 * precision * recall / (precision + recall);
        curve.Add(new TruthFigures(threshold, precision, recall, f1, Wilson(right, right + wrong), Wilson(Math.Min(right, total), total)));
    }

    /// <remarks>Wilson (1927), Journal of the American Statistical Association 22, 209-212.</remarks>
    public static Interval Wilson(long hits, long trials)
    {
        const double Z = 1.96;
        double p = (double)hits / trials;
        double scale = 1 + (Z * Z / trials);
        double centre = (p + (Z * Z / (2.0 * trials))) / scale;
        double half = Z * Math.Sqrt((p * (1 - p) / trials) + (Z * Z / (4.0 * trials * trials))) / scale;
        return new Interval(p, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>About a hundred points are enough for a chart.</summary>
    private static IReadOnlyList<TruthFigures> Thinned(List<TruthFigures> curve)
    {
        int step = Math.Max(1, curve.Count / 100);
        return [.. curve.Where((_, i) => i % step == 0 || i == curve.Count - 1)];
    }
}
