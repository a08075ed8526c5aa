using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Statistics;

/// <summary>What is found when rows are taken from the highest score downwards.</summary>
internal static class RankingCurves
{
    /// <summary>The ROC curve from (0, 0) to (1, 1); equal scores are one step, so the area under the full curve is the AUC.</summary>
    /// <param name="mostPoints">Longer curves are thinned to about this many points; both ends stay.</param>
    public static Outcome<IReadOnlyList<RocPoint>> Roc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, int mostPoints = int.MaxValue)
    {
        Require.SameLength(scores.Length, labels.Length, "scores, labels");
        (int positives, int negatives) = Counts(labels);
        if (positives == 0 || negatives == 0)
        {
            return new OneClassOnly(positives, negatives);
        }

        int[] order = Ordering.Ascending(scores);
        List<RocPoint> points = [new(0, 0)];
        (int truePositives, int falsePositives) = (0, 0);
        for (int i = order.Length - 1; i >= 0; i--)
        {
            truePositives += labels[order[i]] ? 1 : 0;
            falsePositives += labels[order[i]] ? 0 : 1;
            if (i == 0 || scores[order[i - 1]] != scores[order[i]])
            {
                points.Add(new RocPoint((double)falsePositives / negatives, (double)truePositives / positives));
            }
        }

        return Thinned(points, Require.AtLeast(mostPoints, 2));
    }

    /// <summary>Share of positives among the rows with the highest scores, in steps; a tie counts with its average.</summary>
    /// <param name="steps">Number of equal shares of rows; 10 gives tenths.</param>
    public static Outcome<IReadOnlyList<GainPoint>> Gain(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, int steps = 10)
    {
        Require.SameLength(scores.Length, labels.Length, "scores, labels");
        Require.AtLeast(steps, 1);
        (int positives, int negatives) = Counts(labels);
        if (positives == 0)
        {
            return new OneClassOnly(positives, negatives);
        }

        double[] found = PositivesFound(scores, labels);
        List<GainPoint> points = [];
        for (int step = 1; step <= steps; step++)
        {
            int rows = (int)((long)labels.Length * step / steps);
            if (rows == 0)
            {
                continue;
            }

            double rowShare = (double)rows / labels.Length;
            double share = found[rows] / positives;
            points.Add(new GainPoint(rowShare, share, share / rowShare, rows, found[rows]));
        }

        return points;
    }

    /// <summary>Positives among the k highest scores, for k from 0 to all; inside a tie the expected number.</summary>
    private static double[] PositivesFound(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        int[] order = Ordering.Ascending(scores);
        Array.Reverse(order);
        double[] found = new double[order.Length + 1];
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            int positives = 0;
            while (end < order.Length && scores[order[end]] == scores[order[start]])
            {
                positives += labels[order[end]] ? 1 : 0;
                end++;
            }

            for (int i = start; i < end; i++)
            {
                found[i + 1] = found[start] + ((double)positives * (i + 1 - start) / (end - start));
            }

            start = end;
        }

        return found;
    }

    private static (int Positives, int Negatives) Counts(ReadOnlySpan<bool> labels)
    {
        int positives = labels.Count(true);
        return (positives, labels.Length - positives);
    }

    private static List<RocPoint> Thinned(List<RocPoint> points, int most)
    {
        if (points.Count <= most)
        {
            return points;
        }

        List<RocPoint> kept = new(most);
        for (int i = 0; i < most; i++)
        {
            kept.Add(points[(int)((long)i * (points.Count - 1) / (most - 1))]);
        }

        return kept;
    }
}
