using MarketingAI.Engine.Learners.Boosting;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Learners;

public sealed class BoostedTreesTests
{
    private static readonly BoostingOptions OneStump = new() { Trees = 1, Depth = 1, LearningRate = 1, L2 = 0, LeastRows = 1, ValidationShare = 0 };

    [Fact]
    public void By_hand_a_stump_splits_where_the_step_is()
    {
        BinnedColumns columns = BinnedColumns.Of([[1, 2, 3, 4], [7, 7, 7, 7]]);

        BoostedTrees trees = BoostedTrees.Fit(columns, [1, 1, 5, 5], null, [0, 1, 2, 3], (BoostingLoss.Squared, OneStump, 1));

        Assert.Equal([1, 1, 5, 5], Scores(trees, columns, 4), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(1, trees.Score([1.5, 0]), 12);
        Assert.Equal(5, trees.Score([99, 0]), 12);
    }

    [Fact]
    public void By_hand_weights_move_the_leaf()
    {
        BinnedColumns columns = BinnedColumns.Of([[1, 1, 2]]);

        BoostedTrees trees = BoostedTrees.Fit(columns, [0, 4, 9], [1, 3, 1], [0, 1, 2], (BoostingLoss.Squared, OneStump, 1));

        Assert.Equal(3, trees.Score([1]), 12);
    }

    [Fact]
    public void Missing_values_go_where_their_rows_belong()
    {
        BinnedColumns columns = BinnedColumns.Of([[1, 1, 2, 2, double.NaN, double.NaN]]);

        BoostedTrees trees = BoostedTrees.Fit(columns, [0, 0, 6, 6, 6, 6], null, [0, 1, 2, 3, 4, 5], (BoostingLoss.Squared, OneStump, 1));

        Assert.Equal((0, 6, 6), (Math.Round(trees.Score([1]), 9), Math.Round(trees.Score([2]), 9), Math.Round(trees.Score([double.NaN]), 9)));
    }

    [Fact]
    public void A_curved_surface_is_learnt_and_raw_rows_score_as_binned_ones()
    {
        SeededRandom random = new(5);
        double[][] columns = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 8000).Select(_ => random.NextDouble()).ToArray())];
        double[] surface = [.. Enumerable.Range(0, 8000).Select(i => Math.Sin(6 * columns[0][i]) * columns[1][i])];
        double[] noisy = [.. surface.Select(value => value + (0.3 * random.NextNormal()))];
        BinnedColumns binned = BinnedColumns.Of(columns);

        BoostedTrees trees = BoostedTrees.Fit(binned, noisy, null, [.. Enumerable.Range(0, 6000)], (BoostingLoss.Squared, new BoostingOptions(), 2));
        double[] scores = Scores(trees, binned, 8000);

        double error = Enumerable.Range(6000, 2000).Average(i => Math.Pow(scores[i] - surface[i], 2));
        Assert.True(error < 0.012, $"Mean squared error {error} of a surface with variance {surface.Average(v => v * v)}.");
        Assert.Equal(scores[7000], trees.Score([columns[0][7000], columns[1][7000], columns[2][7000]]), 12);
    }

    [Fact]
    public void Noise_grows_hardly_any_trees_because_validation_rows_stop_it()
    {
        SeededRandom random = new(6);
        double[] column = [.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble())];
        double[] noise = [.. Enumerable.Range(0, 4000).Select(_ => random.NextNormal())];

        BoostedTrees trees = BoostedTrees.Fit(BinnedColumns.Of([column]), noise, null, [.. Enumerable.Range(0, 4000)], (BoostingLoss.Squared, new BoostingOptions(), 3));

        Assert.True(trees.Trees < 20, $"{trees.Trees} trees");
    }

    [Fact]
    public void Chances_are_learnt_in_log_odds()
    {
        SeededRandom random = new(7);
        double[] column = [.. Enumerable.Range(0, 6000).Select(_ => random.NextDouble())];
        double[] labels = [.. column.Select(x => random.NextDouble() < (x < 0.5 ? 0.2 : 0.7) ? 1.0 : 0)];

        BoostedTrees trees = BoostedTrees.Fit(BinnedColumns.Of([column]), labels, null, [.. Enumerable.Range(0, 6000)], (BoostingLoss.Logistic, new BoostingOptions { Depth = 2 }, 3));

        Assert.InRange(Logistic.Sigmoid(trees.Score([0.25])), 0.15, 0.25);
        Assert.InRange(Logistic.Sigmoid(trees.Score([0.75])), 0.65, 0.75);
    }

    private static double[] Scores(BoostedTrees trees, BinnedColumns columns, int rows)
    {
        double[] scores = new double[rows];
        trees.Score(columns, [.. Enumerable.Range(0, rows)], scores);
        return scores;
    }
}
