using MarketingAI.Engine.Learners.Linear;
using MarketingAI.Engine.Numerics;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace MarketingAI.Engine.Features.Leakage.Algorithms;

/// <summary>Positives among the smallest values, beside what a column of the same strength lets expect there.</summary>
/// <param name="Edge">Largest of the smallest values.</param>
/// <param name="Expected">By a logistic line in the normal scores of the ranks, fitted on all rows.</param>
internal sealed record LowEndCheck(long Rows, double Edge, long Positives, double Expected)
{
    public static LowEndCheck? Of(double[] values, bool[] labels, double share)
    {
        int[] there = [.. Enumerable.Range(0, values.Length).Where(row => !double.IsNaN(values[row]))];
        if (there.Length < 200)
        {
            return null;
        }

        int[] order = [.. Ordering.Ascending([.. there.Select(row => values[row])]).Select(place => there[place])];
        double[] scores = NormalScores(values, order);
        RidgeLine line = LogisticLine.Fit([scores], [.. labels.Select(label => label ? 1.0 : 0)], order);
        if (line.Slopes[0] <= 0)
        {
            return null;
        }

        int end = (int)Math.Ceiling(share * order.Length);
        double edge = values[order[end - 1]];
        (long rows, long positives, double expected) = (0, 0, 0);
        for (int place = 0; place < order.Length && values[order[place]] <= edge; place++)
        {
            rows++;
            positives += labels[order[place]] ? 1 : 0;
            expected += Logistic.Sigmoid(line.At([scores], order[place]));
        }

        return rows > order.Length / 2 ? null : new LowEndCheck(rows, edge, positives, expected);
    }

    private static double[] NormalScores(double[] values, int[] order)
    {
        double[] scores = new double[values.Length];
        Array.Fill(scores, double.NaN);
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end < order.Length && values[order[end]] == values[order[start]])
            {
                end++;
            }

            double score = Normal.InvCDF(0, 1, (start + end) / 2.0 / order.Length);
            for (int place = start; place < end; place++)
            {
                scores[order[place]] = score;
            }

            start = end;
        }

        return scores;
    }
}
