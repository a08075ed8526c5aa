using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Modeling.Calibration;

/// <summary>
/// The best rising step function from score to share of positives, joined by straight lines between the middles of its steps, so that it
/// rises strictly and keeps the order of rows. Each step is drawn a little towards the whole, so no share is 0 or 1.
/// </summary>
/// <remarks>
/// Zadrozny and Elkan (2002), Transforming classifier scores into accurate multiclass probability estimates, KDD; pooling of adjacent
/// violators by Ayer et al. (1955), Annals of Mathematical Statistics 26, 641-647.
/// </remarks>
internal static class IsotonicScaling
{
    private const double PriorRows = 2;

    /// <summary>Knots that differ by less, in log-odds, are one: between them a score's own rise would be lost in rounding.</summary>
    private const double LeastRise = 1e-9;

    /// <param name="slope">Slope in log-odds beyond the outermost steps.</param>
    public static ProbabilityMap Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double slope)
    {
        double prior = (labels.Count(true) + 0.5) / (labels.Length + 1.0);
        List<Step> steps = Pooled(Ties(scores, labels), step => step.Positives / step.Rows);
        List<Step> drawn = Pooled(steps, step => (step.Positives + (PriorRows * prior)) / (step.Rows + PriorRows));
        List<double> at = [];
        List<double> logOdds = [];
        foreach (Step step in drawn)
        {
            double score = step.ScoreSum / step.Rows;
            double found = Logistic.LogOdds((step.Positives + (PriorRows * prior)) / (step.Rows + PriorRows));
            if (at.Count == 0 || (score > at[^1] && found > logOdds[^1] + LeastRise))
            {
                at.Add(score);
                logOdds.Add(found);
            }
        }

        return new ProbabilityMap([.. at], [.. logOdds], slope);
    }

    /// <summary>The share of positives fitted to each distinct score, from the lowest score; not drawn, not joined.</summary>
    internal static double[] Steps(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels) =>
        [.. Pooled(Ties(scores, labels), step => step.Positives / step.Rows)
            .SelectMany(step => Enumerable.Repeat(step.Positives / step.Rows, step.Scores))];

    private static List<Step> Ties(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Kernel.Require.SameLength(scores.Length, labels.Length, "scores, labels");
        List<Step> steps = [];
        double last = double.NaN;
        foreach (int row in Ordering.Ascending(scores))
        {
            Step one = new(1, labels[row] ? 1 : 0, scores[row], 1);
            if (scores[row] == last)
            {
                steps[^1] = steps[^1].With(one) with { Scores = steps[^1].Scores };
            }
            else
            {
                steps.Add(one);
            }

            last = scores[row];
        }

        return steps;
    }

    /// <summary>Joins neighbours until the value rises strictly.</summary>
    private static List<Step> Pooled(List<Step> steps, Func<Step, double> value)
    {
        List<Step> pooled = [];
        foreach (Step step in steps)
        {
            Step joined = step;
            while (pooled.Count > 0 && value(pooled[^1]) >= value(joined))
            {
                joined = pooled[^1].With(joined);
                pooled.RemoveAt(pooled.Count - 1);
            }

            pooled.Add(joined);
        }

        return pooled;
    }

    private readonly record struct Step(double Rows, double Positives, double ScoreSum, int Scores)
    {
        public Step With(Step next) => new(Rows + next.Rows, Positives + next.Positives, ScoreSum + next.ScoreSum, Scores + next.Scores);
    }
}
