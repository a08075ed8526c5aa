using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Training;
using MarketingAI.Engine.Learners.Trees;

namespace MarketingAI.Engine.Modeling.Search;

/// <summary>Scores of validation rows after the first so many trees, for several numbers of trees.</summary>
internal sealed record StageScores(double[][] Scores)
{
    /// <param name="stages">Numbers of trees, rising; empty for the whole score only.</param>
    public static StageScores Of(AdditiveScore score, TrainingMatrix matrix, int[] stages)
    {
        int[] ends = stages.Length == 0 ? [score.Trees.Length] : stages;
        double[][] all = new double[ends.Length][];
        double[] sums = LinearPart(score, matrix);
        int start = 0;
        for (int stage = 0; stage < ends.Length; stage++)
        {
            int end = Math.Min(ends[stage], score.Trees.Length);
            AddTrees(score.Trees[start..end], matrix, sums);
            all[stage] = (double[])sums.Clone();
            start = end;
        }

        return new StageScores(all);
    }

    private static double[] LinearPart(AdditiveScore score, TrainingMatrix matrix)
    {
        double[] sums = new double[matrix.Rows];
        for (int row = 0; row < sums.Length; row++)
        {
            ReadOnlySpan<float> slots = matrix.Row(row);
            double sum = score.Constant;
            for (int i = 0; i < score.Weights.Length; i++)
            {
                sum += score.Weights[i] * slots[i];
            }

            sums[row] = sum;
        }

        return sums;
    }

    private static void AddTrees(RegressionTree[] trees, TrainingMatrix matrix, double[] sums)
    {
        if (trees.Length == 0)
        {
            return;
        }

        Forest forest = ForestLayout.Of(trees, matrix.Width, rowsMayMiss: false);
        float[] laidOut = new float[forest.RowLength];
        for (int row = 0; row < sums.Length; row++)
        {
            matrix.Row(row).CopyTo(forest.SlotsIn(laidOut));
            sums[row] += forest.Score(laidOut);
        }
    }
}
