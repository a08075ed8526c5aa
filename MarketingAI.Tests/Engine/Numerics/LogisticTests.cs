using CsCheck;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Numerics;

public sealed class LogisticTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.73105857863000490)]
    [InlineData(-800, 0)]
    [InlineData(800, 1)]
    public void The_sigmoid_has_known_values_and_does_not_overflow(double x, double expected) =>
        Assert.Equal(expected, Logistic.Sigmoid(x), 15);

    [Theory]
    [InlineData(0, 0.69314718055994531)]
    [InlineData(800, 800)]
    [InlineData(-50, 1.9287498479639178e-22)]
    public void Softplus_keeps_its_digits_far_out(double x, double expected) =>
        Assert.Equal(1, Logistic.Softplus(x) / expected, 12);

    [Fact]
    public void Log_odds_undo_the_sigmoid() =>
        Gen.Double[-30, 30].Sample(x => Math.Abs(Logistic.LogOdds(Logistic.Sigmoid(x)) - x) <= 1e-3 + (1e-9 * Math.Exp(Math.Abs(x))));

    [Fact]
    public void A_sigmoid_and_its_mirror_sum_to_one() =>
        Gen.Double[-700, 700].Sample(x => Math.Abs(Logistic.Sigmoid(x) + Logistic.Sigmoid(-x) - 1) < 1e-15);
}
