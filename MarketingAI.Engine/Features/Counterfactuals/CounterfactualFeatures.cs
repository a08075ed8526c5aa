namespace MarketingAI.Engine.Features.Counterfactuals;

/// <summary>The features, one number a row, each from models that never saw the row's part of the data.</summary>
/// <param name="Propensity">Chance of having been treated.</param>
/// <param name="Untreated">Expected outcome without treatment.</param>
/// <param name="Treated">Expected outcome with treatment.</param>
/// <param name="Effect">Expected outcome with less without, by the surface that predicted effects best on held-out rows.</param>
/// <param name="UntreatedScores">Doubly robust scores: their mean over rows estimates the mean outcome if nobody were treated.</param>
/// <param name="TreatedScores">The same if everybody were.</param>
/// <param name="PartOf">By row, the part it was held out with.</param>
/// <param name="EffectKind">Which surface of the effect was chosen.</param>
public sealed record CounterfactualFeatures(
    IReadOnlyList<double> Propensity,
    IReadOnlyList<double> Untreated,
    IReadOnlyList<double> Treated,
    IReadOnlyList<double> Effect,
    IReadOnlyList<double> UntreatedScores,
    IReadOnlyList<double> TreatedScores,
    IReadOnlyList<int> PartOf,
    EffectKind EffectKind)
{
    /// <summary>Expected outcome of each row under a policy.</summary>
    public double[] Under(IReadOnlyList<bool> policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Kernel.Require.SameLength(policy.Count, Effect.Count, "policy, rows");
        double[] expected = new double[policy.Count];
        for (int row = 0; row < expected.Length; row++)
        {
            expected[row] = policy[row] ? Treated[row] : Untreated[row];
        }

        return expected;
    }
}

/// <summary>How an effect may differ from row to row.</summary>
public enum EffectKind
{
    /// <summary>The same for all: no surface predicted better than that.</summary>
    Constant,

    /// <summary>A straight line in the columns.</summary>
    Linear,

    /// <summary>Boosted trees.</summary>
    Trees,
}
