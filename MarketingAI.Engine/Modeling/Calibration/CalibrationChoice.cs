using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Calibration;

/// <summary>Chooses between ways to calibrate by log loss on rows held out from fitting them; the simpler one wins what chance could explain.</summary>
internal static class CalibrationChoice
{
    private const int Folds = 5;
    private const int LeastRowsForSteps = 1000;

    /// <param name="scores">Raw scores of rows that the model was not fitted on.</param>
    /// <returns>The map fitted on all rows, and in words what it is and why.</returns>
    public static (ProbabilityMap Map, string Words) Fit(double[] scores, bool[] labels, int seed)
    {
        ProbabilityMap straight = PlattScaling.Fit(scores, labels);
        if (scores.Length < LeastRowsForSteps)
        {
            return (straight, $"Platt scaling (a straight line in log-odds); for fewer than {LeastRowsForSteps} validation rows nothing else is tried.");
        }

        (double gain, double error) = GainOfSteps(scores, labels, seed);
        return gain > 2 * error
            ? (IsotonicScaling.Fit(scores, labels, straight.Slope), "Isotonic scaling (a rising curve): better than a straight line on held-out rows.")
            : (straight, "Platt scaling (a straight line in log-odds): a rising curve was no better on held-out rows than chance could explain.");
    }

    /// <summary>Log loss of the straight line minus that of the steps, on rows held out, with its standard error.</summary>
    private static (double Gain, double Error) GainOfSteps(double[] scores, bool[] labels, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, scores.Length)];
        new SeededRandom(seed).Shuffle<int>(rows);
        double[] gains = new double[rows.Length];
        for (int fold = 0; fold < Folds; fold++)
        {
            int[] fitted = [.. rows.Where((_, i) => i % Folds != fold)];
            double[] someScores = [.. fitted.Select(row => scores[row])];
            bool[] someLabels = [.. fitted.Select(row => labels[row])];
            ProbabilityMap straight = PlattScaling.Fit(someScores, someLabels);
            ProbabilityMap steps = IsotonicScaling.Fit(someScores, someLabels, straight.Slope);
            for (int i = fold; i < rows.Length; i += Folds)
            {
                gains[rows[i]] = Loss(straight, scores[rows[i]], labels[rows[i]]) - Loss(steps, scores[rows[i]], labels[rows[i]]);
            }
        }

        double mean = gains.Average();
        double variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Length - 1);
        return (mean, Math.Sqrt(variance / gains.Length));
    }

    private static double Loss(ProbabilityMap map, double score, bool label)
    {
        double probability = map.Probability(score);
        return -Math.Log(label ? probability : 1 - probability);
    }
}
