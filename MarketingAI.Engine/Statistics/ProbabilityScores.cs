using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Statistics;

/// <summary>How good predicted probabilities are, by proper scoring rules: lower is better, and only the truth is best on average.</summary>
internal static class ProbabilityScores
{
    /// <summary>Mean negative log-likelihood in nats. A certain prediction that fails costs infinity, and it is not softened here.</summary>
    public static Outcome<double> LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        Require.SameLength(probabilities.Length, labels.Length, "probabilities, labels");
        if (labels.Length == 0)
        {
            return new NoRows();
        }

        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            sum -= Math.Log(labels[i] ? InUnitInterval(probabilities[i]) : 1 - InUnitInterval(probabilities[i]));
        }

        return sum / labels.Length;
    }

    /// <summary>Mean squared difference between probability and outcome (0 or 1).</summary>
    /// <remarks>Brier, G. W. (1950), Monthly Weather Review 78, 1-3, in the form with one class.</remarks>
    public static Outcome<double> Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        Require.SameLength(probabilities.Length, labels.Length, "probabilities, labels");
        if (labels.Length == 0)
        {
            return new NoRows();
        }

        double sum = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            double error = InUnitInterval(probabilities[i]) - (labels[i] ? 1 : 0);
            sum += error * error;
        }

        return sum / labels.Length;
    }

    private static double InUnitInterval(double probability) =>
        probability is >= 0 and <= 1
            ? probability
            : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
}
