using CsCheck;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Calibration;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Modeling.Calibration;

public sealed class CalibrationTests
{
    /// <summary>Few rows that a score parts without fault make so steep a line that the map reaches its bounds of 30 log-odds.</summary>
    private static readonly double Lowest = Logistic.Sigmoid(-30);
    private static readonly double Highest = Logistic.Sigmoid(30);

    private static readonly Gen<(double[] Scores, bool[] Labels)> Rows = Gen.Select(Gen.Double[-4, 4], Gen.Bool).Array[4, 120]
        .Select(rows => (rows.Select(row => Math.Round(row.Item1, 1)).ToArray(), rows.Select(row => row.Item2).ToArray()));

    [Fact]
    public void Platt_finds_a_planted_line()
    {
        (double[] scores, bool[] labels) = Planted(40_000, score => (0.6 * score) - 1.2);

        (double slope, double intercept) = PlattScaling.Line(scores, labels);

        Assert.InRange(slope, 0.56, 0.64);
        Assert.InRange(intercept, -1.25, -1.15);
    }

    /// <remarks>By hand: two scores -1 and 1 with one of three and two of three positives; the likelihood's optimum matches the softened shares.</remarks>
    [Fact]
    public void By_hand_Platt_meets_the_softened_shares_of_two_scores()
    {
        double[] scores = [-1, -1, -1, 1, 1, 1];
        bool[] labels = [true, false, false, true, true, false];

        (double slope, double intercept) = PlattScaling.Line(scores, labels);

        double high = 4.0 / 5, low = 1.0 / 5;
        Assert.Equal(Logistic.LogOdds((high + low + low) / 3), intercept - slope, 6);
        Assert.Equal(Logistic.LogOdds((high + high + low) / 3), intercept + slope, 6);
    }

    [Fact]
    public void By_hand_isotonic_pools_what_falls() =>
        Assert.Equal([0, 0.5, 0.5, 1], IsotonicScaling.Steps([1, 2, 3, 4], [false, true, false, true]));

    [Fact]
    public void Isotonic_steps_are_the_best_rising_ones() => Rows.Sample((scores, labels) =>
    {
        double[] steps = IsotonicScaling.Steps(scores, labels);
        double[] ordered = [.. scores.Distinct().Order()];
        Assert.Equal(ordered.Length, steps.Length);
        Assert.Equal(steps.Order(), steps);
        // the least-squares rising fit by the max-min formula
        for (int i = 0; i < ordered.Length; i++)
        {
            double best = Enumerable.Range(0, i + 1).Max(from => Enumerable.Range(i, ordered.Length - i).Min(to =>
                labels.Where((_, row) => scores[row] >= ordered[from] && scores[row] <= ordered[to]).Average(label => label ? 1.0 : 0)));
            Assert.Equal(best, steps[i], 9);
        }
    }, iter: 30);

    [Fact]
    public void Every_map_rises_strictly_and_stays_between_zero_and_one() => Rows.Sample((scores, labels) =>
    {
        foreach (ProbabilityMap map in (ReadOnlySpan<ProbabilityMap>)[PlattScaling.Fit(scores, labels), IsotonicScaling.Fit(scores, labels, 0.5)])
        {
            double last = 0;
            for (double score = -10; score <= 10; score += 0.25)
            {
                double probability = map.Probability(score);
                Assert.InRange(probability, double.Epsilon, 1 - 1e-16);
                Assert.True(probability > last || probability == Lowest || probability == Highest);
                last = probability;
            }

            Assert.InRange(map.Probability(double.PositiveInfinity), 0.5, 1 - 1e-16);
            Assert.InRange(map.Probability(double.NegativeInfinity), double.Epsilon, 0.5);
        }
    });

    [Fact]
    public void Scores_that_tell_nothing_get_the_share_of_positives()
    {
        (double[] scores, bool[] labels) = Planted(5_000, _ => Logistic.LogOdds(0.3));
        double[] against = [.. labels.Select(label => label ? -1.0 : 1.0)];

        Assert.InRange(PlattScaling.Fit(scores, labels).Probability(3), 0.24, 0.36);
        Assert.InRange(PlattScaling.Fit(against, labels).Probability(0), 0.28, 0.32);
    }

    [Fact]
    public void A_bent_truth_is_met_by_steps_and_a_straight_one_by_the_line()
    {
        (double[] scores, bool[] bent) = Planted(20_000, score => score > 0 ? 2.5 : score > -2 ? -0.5 : -2.5);
        (double[] others, bool[] straight) = Planted(20_000, score => 0.7 * score);

        Assert.StartsWith("Isotonic", CalibrationChoice.Fit(scores, bent, seed: 1).Words, StringComparison.Ordinal);
        Assert.StartsWith("Platt", CalibrationChoice.Fit(others, straight, seed: 1).Words, StringComparison.Ordinal);
    }

    private static (double[] Scores, bool[] Labels) Planted(int rows, Func<double, double> logOdds)
    {
        SeededRandom random = new(9);
        double[] scores = [.. Enumerable.Range(0, rows).Select(_ => -4 + (8 * random.NextDouble()))];
        return (scores, [.. scores.Select(score => random.NextDouble() < Logistic.Sigmoid(logOdds(score)))]);
    }
}
