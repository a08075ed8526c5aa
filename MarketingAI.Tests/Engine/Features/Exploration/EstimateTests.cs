using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Features.Exploration;

public sealed class EstimateTests
{
    [Fact]
    public void Wilsons_interval_is_the_published_one()
    {
        FigureEstimate found = ShareEstimates.Wilson(81, 263)!;

        // Newcombe (1998), Statistics in Medicine 17, 857-872, table I.
        Assert.Equal((0.3080, 0.2553, 0.3662), (Math.Round(found.Value, 4), Math.Round(found.Low!.Value, 4), Math.Round(found.High!.Value, 4)));
        Assert.Null(ShareEstimates.Wilson(0, 0));
        Assert.Equal((0d, 1d), (ShareEstimates.Wilson(0, 9)!.Low, ShareEstimates.Wilson(9, 9)!.High));
    }

    [Fact]
    public void The_interval_of_two_shares_is_the_published_one()
    {
        FigureEstimate found = ShareEstimates.Difference(48, 80, 56, 70);

        // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(found.Value, 4), Math.Round(found.Low!.Value, 4), Math.Round(found.High!.Value, 4)));
    }

    [Fact]
    public void Welchs_difference_is_what_is_found_by_hand()
    {
        // Variances 4 and 9 on 10 and 20 rows: error sqrt(.85), freedom .7225 / (.16 / 9 + .2025 / 19) = 25.41.
        (FigureEstimate difference, double chance, double standardised) = MeanSummary.Difference(new MeanSummary(10, 5, 2), new MeanSummary(20, 7, 3))!.Value;

        Assert.Equal(2, difference.Value, 1e-12);
        Assert.Equal(2.0578 * Math.Sqrt(0.85), difference.High!.Value - 2, 1e-3);
        Assert.Equal(0.0396, chance, 1e-3);
        Assert.Equal(2 / Math.Sqrt(6.5), standardised, 1e-12);
        Assert.Null(MeanSummary.Difference(new MeanSummary(10, 5, 0), new MeanSummary(20, 7, 0)));
        Assert.Null(new MeanSummary(0, 0, 0).WithInterval());
        Assert.Null(new MeanSummary(1, 3, 0).WithInterval()!.Low);
    }

    [Fact]
    public void Fishers_interval_of_a_correlation_is_the_textbooks()
    {
        FigureEstimate found = PairMeasures.Pearson(0.5, 28);

        Assert.Equal((Math.Tanh(Math.Atanh(0.5) - (1.959964 / 5)), Math.Tanh(Math.Atanh(0.5) + (1.959964 / 5))), (found.Low!.Value, found.High!.Value), new Near(1e-7));
        Assert.Equal(0, PairMeasures.CorrelationChance(1, 30));
        Assert.Equal(1, PairMeasures.CorrelationChance(0, 30), 1e-12);
    }

    [Fact]
    public void The_correlation_ratio_is_what_is_found_by_hand()
    {
        // 1 2 3 against 4 5 6: between 13.5, within 4 on 4; total 17.5 on 5. One less (1 / 3.5); F = 13.5.
        (double ratio, double chance, long rows) = PairMeasures.CorrelationRatio([new MeanSummary(3, 2, 1), new MeanSummary(3, 5, 1)])!.Value;

        Assert.Equal(Math.Sqrt(1 - (1 / 3.5)), ratio, 1e-12);
        Assert.Equal(0.0213116, chance, 1e-6);
        Assert.Equal(6, rows);
        Assert.Null(PairMeasures.CorrelationRatio([new MeanSummary(3, 2, 1)]));
        Assert.Null(PairMeasures.CorrelationRatio([new MeanSummary(3, 2, 0), new MeanSummary(3, 2, 0)]));
    }

    [Fact]
    public void Intervals_of_a_histogram_have_round_edges_and_hold_everything()
    {
        RoundBins ages = RoundBins.For(18, 95, [20, 33, 39, 48, 75], 45_000, isWhole: true);
        RoundBins far = RoundBins.For(-8_019, 102_127, [-500, 72, 448, 1_428, 14_000], 45_000, isWhole: true);

        Assert.Equal(2, ages.Width);
        Assert.True(ages.Start <= 18 && ages.End > 95);
        Assert.True(far.End < 20_000 && far.Count <= 61, $"{far}");
        Assert.All(Enumerable.Range(1, 200), seed =>
        {
            SeededRandom random = new(seed);
            double[] five = [.. Enumerable.Range(0, 7).Select(_ => random.NextDouble() * Math.Pow(10, (random.NextDouble() * 8) - 4)).Order()];
            RoundBins bins = RoundBins.For(five[0], five[6], five[1..6], 1 + (long)(random.NextDouble() * 1e6), isWhole: false);
            Assert.InRange(bins.Count, 1, 62);
            Assert.True(bins.Width > 0);
        });
    }

    [Theory]
    [InlineData("emial", "email")]
    [InlineData("Channel", "channel")]
    [InlineData("zzz", null)]
    public void A_mistyped_name_finds_the_nearest(string typed, string? nearest) => Assert.Equal(nearest, NearestName.Of(typed, ["email", "channel", "visits"]));

    private sealed class Near(double tolerance) : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) left, (double, double) right) => Math.Abs(left.Item1 - right.Item1) < tolerance && Math.Abs(left.Item2 - right.Item2) < tolerance;

        public int GetHashCode((double, double) pair) => 0;
    }
}
