using MarketingAI.Engine.Learners.Boosting;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Features.Stability.Algorithms;

/// <summary>How much likelier each reference row is among today's rows, fitted on rows of other folds.</summary>
/// <param name="Weights">By reference row, with mean 1.</param>
/// <param name="Auc">How well rows are told apart, out of fold.</param>
internal sealed record DensityRatio(double[] Weights, double Auc)
{
    public static DensityRatio Fit(IReadOnlyList<double[]> reference, IReadOnlyList<double[]> current, int folds, int seed)
    {
        (int n, int m) = (reference[0].Length, current[0].Length);
        BinnedColumns columns = BinnedColumns.Of([.. reference.Select((column, i) => (double[])[.. column, .. current[i]])]);
        double[] isCurrent = new double[n + m];
        Array.Fill(isCurrent, 1, n, m);
        double[] scores = OutOfFold(columns, isCurrent, folds, seed);
        double[] weights = new double[n];
        double sum = 0;
        for (int row = 0; row < n; row++)
        {
            weights[row] = Math.Exp(Math.Clamp(scores[row], -30, 30));
            sum += weights[row];
        }

        for (int row = 0; row < n; row++)
        {
            weights[row] *= n / sum;
        }

        return new DensityRatio(weights, AreaUnderCurve.Of(scores, [.. isCurrent.Select(label => label > 0)]).Value);
    }

    private static double[] OutOfFold(BinnedColumns columns, double[] targets, int folds, int seed)
    {
        SeededRandom random = new(seed);
        int[] foldOf = [.. Enumerable.Range(0, targets.Length).Select(_ => random.NextBelow(folds))];
        double[] scores = new double[targets.Length];
        for (int fold = 0; fold < folds; fold++)
        {
            int[] held = [.. Enumerable.Range(0, targets.Length).Where(row => foldOf[row] == fold)];
            int[] others = [.. Enumerable.Range(0, targets.Length).Where(row => foldOf[row] != fold)];
            BoostedTrees trees = BoostedTrees.Fit(
                columns, targets, null, others, (BoostingLoss.Logistic, new BoostingOptions { Depth = 3 }, SeededRandom.Derive(seed, fold)));
            double[] found = new double[held.Length];
            trees.Score(columns, held, found);
            for (int i = 0; i < held.Length; i++)
            {
                scores[held[i]] = found[i];
            }
        }

        return scores;
    }
}
