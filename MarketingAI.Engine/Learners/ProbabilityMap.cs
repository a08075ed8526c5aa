using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners;

/// <summary>
/// Turns a raw score into a calibrated probability: straight lines between knots in log-odds, and a given slope beyond the outermost knots.
/// Strictly rising between its bounds of 30 log-odds, so it never changes the order of rows. One knot makes the straight line of Platt scaling.
/// </summary>
internal sealed class ProbabilityMap
{
    /// <summary>Keeps probabilities apart from 0 and 1.</summary>
    private const double MostLogOdds = 30;

    private readonly double[] _scores;
    private readonly double[] _logOdds;

    /// <param name="scores">Knots, strictly rising.</param>
    /// <param name="logOdds">Calibrated log-odds at the knots, strictly rising.</param>
    /// <param name="slope">Beyond the outermost knots; above 0.</param>
    public ProbabilityMap(double[] scores, double[] logOdds, double slope)
    {
        Kernel.Require.SameLength(scores.Length, logOdds.Length, "scores, logOdds");
        Kernel.Require.AtLeast(scores.Length, 1);
        Slope = Kernel.Require.Positive(slope);
        if (!RisesStrictly(scores) || !RisesStrictly(logOdds))
        {
            throw new ArgumentException("The knots of a probability map must rise strictly and be finite.", nameof(scores));
        }

        (_scores, _logOdds) = (scores, logOdds);
    }

    /// <summary>Takes scores as log-odds.</summary>
    public static ProbabilityMap Identity { get; } = new([0.0], [0.0], 1);

    public IReadOnlyList<double> Scores => _scores;

    public IReadOnlyList<double> LogOdds => _logOdds;

    public double Slope { get; }

    /// <summary>Strictly between 0 and 1, for any score that is not NaN.</summary>
    public double Probability(double score) => Logistic.Sigmoid(Math.Clamp(At(score), -MostLogOdds, MostLogOdds));

    private double At(double score)
    {
        if (score <= _scores[0])
        {
            return _logOdds[0] + (Slope * (score - _scores[0]));
        }

        if (score >= _scores[^1])
        {
            return _logOdds[^1] + (Slope * (score - _scores[^1]));
        }

        int at = Array.BinarySearch(_scores, score);
        int right = at >= 0 ? at : ~at;
        double share = (score - _scores[right - 1]) / (_scores[right] - _scores[right - 1]);
        return _logOdds[right - 1] + (share * (_logOdds[right] - _logOdds[right - 1]));
    }

    private static bool RisesStrictly(double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]) || (i > 0 && values[i] <= values[i - 1]))
            {
                return false;
            }
        }

        return true;
    }
}
