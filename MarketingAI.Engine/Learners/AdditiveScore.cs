using MarketingAI.Engine.Learners.Trees;

namespace MarketingAI.Engine.Learners;

/// <summary>
/// What any of our trainers finds: log-odds as a constant, plus weights times slots, plus leaves of trees. Sums of such scores are such
/// scores again, so a blend is one model of the same form.
/// </summary>
/// <param name="Weights">One a slot, or empty when the score has no linear part.</param>
internal sealed record AdditiveScore(double Constant, double[] Weights, RegressionTree[] Trees)
{
    public static AdditiveScore Blend(IReadOnlyList<(AdditiveScore Score, double Weight)> parts)
    {
        int width = parts.Max(part => part.Score.Weights.Length);
        double[] weights = new double[width];
        foreach ((AdditiveScore score, double weight) in parts)
        {
            for (int i = 0; i < score.Weights.Length; i++)
            {
                weights[i] += weight * score.Weights[i];
            }
        }

        RegressionTree[] trees = [.. parts.SelectMany(part => part.Score.Trees.Select(tree => tree.Times(part.Weight)))];
        return new AdditiveScore(parts.Sum(part => part.Weight * part.Score.Constant), weights, trees);
    }
}
