using CsCheck;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Tests.Engine.Statistics;

public sealed class ProbabilityScoresTests
{
    [Fact]
    public void By_hand_log_loss_is_the_mean_surprise() =>
        Assert.Equal(-(Math.Log(0.8) + Math.Log(0.7)) / 2, ProbabilityScores.LogLoss([0.8, 0.3], [true, false]).Value, 14);

    [Fact]
    public void By_hand_Brier_is_the_mean_squared_error() =>
        Assert.Equal((0.04 + 0.09) / 2, ProbabilityScores.Brier([0.8, 0.3], [true, false]).Value, 14);

    [Fact]
    public void A_certain_prediction_that_fails_costs_infinity() =>
        Assert.Equal(double.PositiveInfinity, ProbabilityScores.LogLoss([1, 0.5], [false, true]).Value);

    [Fact]
    public void The_share_of_positives_is_the_best_constant() =>
        Gen.Select(Gen.Double[0.01, 0.99], Gen.Bool.Array[2, 50]).Where(pair => pair.Item2.Contains(true) && pair.Item2.Contains(false))
            .Sample((other, labels) =>
            {
                double share = labels.Count(label => label) / (double)labels.Length;
                double[] best = [.. labels.Select(_ => share)];
                double[] another = [.. labels.Select(_ => other)];
                Assert.True(ProbabilityScores.LogLoss(best, labels).Value <= ProbabilityScores.LogLoss(another, labels).Value + 1e-12);
                Assert.True(ProbabilityScores.Brier(best, labels).Value <= ProbabilityScores.Brier(another, labels).Value + 1e-12);
            });

    [Fact]
    public void No_rows_are_refused()
    {
        Assert.IsType<NoRows>(ProbabilityScores.LogLoss([], []).Refusal);
        Assert.IsType<NoRows>(ProbabilityScores.Brier([], []).Refusal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_a_fault_of_the_caller(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProbabilityScores.Brier([value], [true]));
}
