using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Features.Rfm.Algorithms;

/// <summary>Scores 1 to 5 by fifths of the rows; equal values have equal scores, by the middle of their ranks.</summary>
internal static class Quintiles
{
    public static int[] Of(double[] values)
    {
        int[] order = Ordering.Ascending(values);
        int[] scores = new int[values.Length];
        for (int start = 0; start < order.Length;)
        {
            int end = start;
            while (end < order.Length && values[order[end]] == values[order[start]])
            {
                end++;
            }

            double middle = (start + end) / 2.0 / order.Length;
            int score = Math.Clamp(1 + (int)(5 * middle), 1, 5);
            for (int place = start; place < end; place++)
            {
                scores[order[place]] = score;
            }

            start = end;
        }

        return scores;
    }
}
