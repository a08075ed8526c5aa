using MarketingAI.Engine.Features.Counterfactuals.Algorithms;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Counterfactuals;

/// <summary>What would have happened to each row under the other arm, and to all rows under another targeting policy.</summary>
/// <remarks>
/// Doubly robust scores: Robins, Rotnitzky and Zhao (1994), Journal of the American Statistical Association 89. Effect by the R-learner: Nie and
/// Wager (2021), Biometrika 108, 299-319. Cross-fitting: Chernozhukov et al. (2018), Econometrics Journal 21. It holds where nothing that drives
/// both treatment and outcome is left out of the columns.
/// </remarks>
public static class Counterfactual
{
    private const double Normal975 = 1.959963984540054;

    /// <summary>Features of all rows, each by models fitted on other parts.</summary>
    public static Outcome<CounterfactualFeatures> Fit(CounterfactualRows rows, CounterfactualOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        int count = rows.Outcomes.Count;
        Require.SameLength(rows.Treated.Count, count, "treated, outcomes");
        if (rows.Columns.Count == 0 || rows.Columns.Any(column => column.Length != count))
        {
            return new CounterfactualRowsUnfit($"At least one column with a value for each of the {count} rows is needed.");
        }

        if (rows.Outcomes.Any(outcome => !double.IsFinite(outcome)))
        {
            return new CounterfactualRowsUnfit("A row has no outcome. Leave out rows whose outcome is not known yet.");
        }

        int treated = rows.Treated.Count(is1 => is1);
        return Math.Min(treated, count - treated) < options.LeastRowsOfArm
            ? new ArmTooSmall(treated, count - treated, options.LeastRowsOfArm)
            : CrossFit.Run(rows, options);
    }

    /// <summary>The value of an alternative policy beside what was done, refused where the rows cannot tell.</summary>
    /// <param name="policy">By row, whether the alternative treats it; decided from what was known before.</param>
    public static Outcome<PolicyComparison> Compare(
        CounterfactualRows rows, CounterfactualFeatures features, IReadOnlyList<bool> policy, CounterfactualOptions options)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(options);
        int count = rows.Outcomes.Count;
        Require.SameLength(policy.Count, count, "policy, rows");
        OverlapSummary overlap = Overlap.Of(features.Propensity, rows.Treated, policy, options.LeastPropensity);
        if (overlap.WithoutCounterpart > options.MostWithoutCounterpart)
        {
            return new NoOverlap(overlap.WithoutCounterpart, options.MostWithoutCounterpart, options.LeastPropensity);
        }

        double[] alternative = new double[count];
        double[] difference = new double[count];
        for (int row = 0; row < count; row++)
        {
            alternative[row] = policy[row] ? features.TreatedScores[row] : features.UntreatedScores[row];
            difference[row] = alternative[row] - rows.Outcomes[row];
        }

        int[]? clusters = rows.Entities is null ? null : [.. rows.Entities];
        return new PolicyComparison(
            Value([.. rows.Outcomes], clusters), Value(alternative, clusters), Value(difference, clusters),
            rows.Treated.Count(is1 => is1) / (double)count, policy.Count(is1 => is1) / (double)count, overlap);
    }

    private static PolicyValue Value(double[] scores, int[]? clusters)
    {
        (double mean, double error) = ClusteredMean.Of(scores, clusters);
        return new PolicyValue(mean, error, mean - (Normal975 * error), mean + (Normal975 * error));
    }
}
