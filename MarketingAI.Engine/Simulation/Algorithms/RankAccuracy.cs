namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Area under the ROC curve of a score, ties counted half.</summary>
internal static class RankAccuracy
{
    /// <returns>Null where there are not both classes.</returns>
    public static double? Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> labels) =>
        Weighted(scores, [.. labels.Select(label => label ? 1.0 : 0.0)]);

    /// <summary>The area to expect when each row is positive with its own chance: weights in place of labels.</summary>
    public static double? Expected(IReadOnlyList<double> probabilities) => Weighted(probabilities, [.. probabilities]);

    private static double? Weighted(IReadOnlyList<double> scores, double[] positive)
    {
        double[] sorted = [.. scores];
        Array.Sort(sorted, positive);
        double below = 0;
        double wins = 0;
        double positives = 0;
        for (int i = 0; i < sorted.Length;)
        {
            double negativeHere = 0;
            double positiveHere = 0;
            int start = i;
            for (; i < sorted.Length && sorted[i] == sorted[start]; i++)
            {
                positiveHere += positive[i];
                negativeHere += 1 - positive[i];
            }

            wins += positiveHere * (below + (negativeHere / 2));
            below += negativeHere;
            positives += positiveHere;
        }

        return positives > 0 && below > 0 ? wins / (positives * below) : null;
    }
}
