using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Learners.Boosting;

/// <summary>
/// Gradient boosted trees for numbers or chances, with weights, in plain C#: where ML.NET's binary trainers do not reach. Same rows, options
/// and seed give the same trees.
/// </summary>
/// <remarks>Friedman, J. H. (2001), Annals of Statistics 29, 1189-1232; Newton steps and histograms as in Ke et al. (2017), NeurIPS.</remarks>
internal sealed class BoostedTrees
{
    private readonly double _constant;
    private readonly List<BoostedTree> _trees;

    private BoostedTrees(double constant, List<BoostedTree> trees) => (_constant, _trees) = (constant, trees);

    public int Trees => _trees.Count;

    /// <param name="targets">By row of <paramref name="columns"/>; 0 or 1 for <see cref="BoostingLoss.Logistic"/>.</param>
    /// <param name="weights">By row, or null for 1 each.</param>
    /// <param name="rows">Rows to learn from.</param>
    /// <param name="offsets">By row, a score to start from; it is no part of the trees' own score. Null starts from the mean.</param>
    public static BoostedTrees Fit(
        BinnedColumns columns, double[] targets, double[]? weights, ReadOnlySpan<int> rows, (BoostingLoss Loss, BoostingOptions Options, int Seed) how,
        double[]? offsets = null)
    {
        Require.SameLength(targets.Length, columns.Rows, "targets, rows of columns");
        int[] order = rows.ToArray();
        new SeededRandom(how.Seed).Shuffle(order.AsSpan());
        int kept = (int)(how.Options.ValidationShare * order.Length);
        int[] validation = order[..kept];
        int[] learning = order[kept..];
        Array.Sort(learning);
        return new BoostingRun(columns, targets, weights, offsets, how.Loss, how.Options).Run(learning, validation, (constant, trees) => new BoostedTrees(constant, trees));
    }

    /// <summary>Scores of rows of columns cut by the same edges.</summary>
    public void Score(BinnedColumns columns, ReadOnlySpan<int> rows, Span<double> scores)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            double score = _constant;
            foreach (BoostedTree tree in _trees)
            {
                score += tree.Of(columns, rows[i]);
            }

            scores[i] = score;
        }
    }

    /// <summary>Score of a raw row; NaN stands for missing.</summary>
    public double Score(ReadOnlySpan<double> row)
    {
        double score = _constant;
        foreach (BoostedTree tree in _trees)
        {
            score += tree.Of(row);
        }

        return score;
    }
}
