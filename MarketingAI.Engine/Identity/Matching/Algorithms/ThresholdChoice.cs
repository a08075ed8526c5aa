using System.Globalization;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>What to expect at each threshold by the estimated mixture, and which threshold to propose.</summary>
/// <remarks>
/// Error rates without labels: Belin and Rubin (1995), Journal of the American Statistical Association 90, 694-707; Enamorado, Fifield and Imai (2019),
/// American Political Science Review 113, 353-371.
/// </remarks>
internal static class ThresholdChoice
{
    /// <param name="steps">From the heaviest to the lightest.</param>
    public static IReadOnlyList<ThresholdPoint> Curve(IReadOnlyList<WeightStep> steps)
    {
        double total = steps.Sum(step => step.Expected);
        List<ThresholdPoint> points = [];
        double accepted = 0;
        double expected = 0;
        foreach (WeightStep step in steps)
        {
            accepted += step.Pairs;
            expected += step.Expected;
            if (accepted > 0 && total > 0)
            {
                double precision = expected / accepted;
                double recall = expected / total;
                points.Add(new ThresholdPoint(
                    step.Weight, 1 / (1 + Math.Pow(2, -step.Weight)), accepted, precision, recall, 2 * precision * recall / (precision + recall)));
            }
        }

        return points;
    }

    /// <summary>The threshold with the highest F1 to expect; 0.5 where nothing speaks for any.</summary>
    public static ThresholdProposal Propose(IReadOnlyList<ThresholdPoint> curve)
    {
        ThresholdPoint? best = curve.Where(point => point.Probability is > 0.01 and < 0.999).MaxBy(point => point.F1);
        return best is null
            ? new ThresholdProposal(0.5, 0, 0, 0, "No pair is likelier than not to be one person; one half is only a convention here.")
            : new ThresholdProposal(
                best.Probability, best.Precision, best.Recall, best.F1,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"From here on {best.Precision:0.0%} of the accepted pairs are right and {best.Recall:0.0%} of the matches are found, to expect by the estimated mixture: no other threshold balances the two better (F1 {best.F1:0.000})."));
    }
}
