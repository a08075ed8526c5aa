using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners.Linear;

/// <summary>Logistic regression with a small quadratic penalty, by repeated weighted lines.</summary>
/// <remarks>Green, P. J. (1984), Iteratively reweighted least squares, Journal of the Royal Statistical Society B 46, 149-192.</remarks>
internal static class LogisticLine
{
    private const int Steps = 12;

    /// <param name="labels">By row, 0 or 1.</param>
    /// <returns>A line in log-odds.</returns>
    public static RidgeLine Fit(IReadOnlyList<double[]> columns, double[] labels, ReadOnlySpan<int> rows)
    {
        double[] target = new double[labels.Length];
        double[] weight = new double[labels.Length];
        double positives = 0;
        foreach (int row in rows)
        {
            positives += labels[row];
        }

        double start = Logistic.LogOdds((positives + 0.5) / (rows.Length + 1.0));
        RidgeLine? line = null;
        for (int step = 0; step < Steps; step++)
        {
            foreach (int row in rows)
            {
                double score = Math.Clamp(line?.At(columns, row) ?? start, -12, 12);
                double chance = Logistic.Sigmoid(score);
                weight[row] = chance * (1 - chance);
                target[row] = score + ((labels[row] - chance) / weight[row]);
            }

            line = RidgeLine.Fit(columns, target, weight, rows);
        }

        return line!;
    }
}
