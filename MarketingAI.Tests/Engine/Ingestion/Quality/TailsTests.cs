using MarketingAI.Engine.Ingestion.Quality.Algorithms;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>Tails against exact sums of fractions (Python 3.11, fractions.Fraction and math.comb, 16 digits).</summary>
public sealed class TailsTests
{
    private const double Exact = 1e-12;

    [Fact]
    public void Beta_binomial_tails_equal_the_exact_sums()
    {
        Assert.Equal(0.0067094907204826165, Tails.ShareAtLeast(7, 50, 1, 49), Exact);
        Assert.Equal(0.6359732221801188, Tails.ShareAtLeast(3, 20, 2, 8), Exact);
        Assert.Equal(0.001269073870016924, Tails.ShareAtMost(1, 200, 5, 45), Exact);
    }

    [Fact]
    public void Negative_binomial_and_Poisson_tails_equal_the_exact_sums()
    {
        // Mean 9 and dispersion 2 are nine failures at chance one half.
        Assert.Equal(Math.Pow(.5, 9), Tails.CountAtMost(0, 9, 2), Exact);
        Assert.Equal(0.072998046875, Tails.CountAtMost(3, 9, 2), Exact);
        Assert.Equal(0.0002359933714615181, Tails.CountAtLeast(30, 9, 2), Exact);
        Assert.Equal(Math.Exp(-9) * (1 + 9 + 40.5), Tails.CountAtMost(2, 9, 1), Exact);
        Assert.Equal(1, Tails.CountAtLeast(0, 9, 2));
    }

    [Fact]
    public void The_two_tails_of_a_count_share_that_count_only()
    {
        for (long count = 0; count < 40; count++)
        {
            Assert.Equal(1, Tails.CountAtMost(count, 12.5, 1.7) + Tails.CountAtLeast(count + 1, 12.5, 1.7), 1e-10);
            Assert.Equal(1, Tails.ShareAtMost(count, 60, 3, 9) + Tails.ShareAtLeast(count + 1, 60, 3, 9), 1e-10);
        }
    }

    [Fact]
    public void Limits_are_the_first_counts_beyond_the_chance()
    {
        long low = Tails.LargestLowCount(.01, count => Tails.CountAtMost(count, 50, 2));
        long high = Tails.SmallestHighCount(.01, count => Tails.CountAtLeast(count, 50, 2));

        Assert.True(Tails.CountAtMost(low, 50, 2) < .01 && Tails.CountAtMost(low + 1, 50, 2) >= .01);
        Assert.True(Tails.CountAtLeast(high, 50, 2) < .01 && Tails.CountAtLeast(high - 1, 50, 2) >= .01);
        Assert.Equal(-1, Tails.LargestLowCount(.01, count => Tails.CountAtMost(count, 2, 1)));
    }

    [Fact]
    public void The_G_test_and_its_law_equal_the_hand_computation()
    {
        (double G, int Freedom) test = CategoryWatch.Test([10, 20, 30], [15, 15, 30])!.Value;

        Assert.Equal(1.7235109876975958, test.G, 1e-10);
        Assert.Equal(2, test.Freedom);

        // With two degrees of freedom above, the F law has a closed form.
        Assert.Equal(Math.Pow(1 + (2 * 4.1 / 10), -5), CategoryWatch.UpperF(4.1, 2, 10), 1e-12);
    }

    [Fact]
    public void A_gap_limit_is_worked_by_hand()
    {
        // Eight gaps of a week: the smallest scatter believed is 5 %, t(7) at .99 is 2.998.
        double limit = ArrivalWatch.LongestUsualGap([7, 7, 7, 7, 7, 7, 7, 7], .01)!.Value;

        Assert.Equal(7 * Math.Exp(2.99795 * .05 * Math.Sqrt(9d / 8)), limit, 1e-3);
        Assert.Null(ArrivalWatch.LongestUsualGap([7, 7, 7], .01));
    }

    [Fact]
    public void A_silence_limit_is_worked_by_hand()
    {
        // Ten events a day begin ten silences; each lasts past L with chance e^-L: 10 e^-L = .001.
        Assert.Equal(Math.Log(10_000), SilenceWatch.Limit(10, 1, .001), 1e-12);
        Assert.Equal(Math.Log(10_000) / Math.Log(2), SilenceWatch.Limit(10, 2, .001), 1e-12);
    }

    [Fact]
    public void A_budget_is_divided_over_looks()
    {
        Assert.Equal(1d / 30 / 50, ErrorBudget.PerLook(1, 50), 15);
    }
}
