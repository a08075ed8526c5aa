using CsCheck;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Tests.Engine.Statistics;

public sealed class AreaUnderCurveTests
{
    /// <summary>Few distinct scores, so that ties are common; both classes present.</summary>
    private static readonly Gen<(double Score, bool Label)[]> Rows =
        Gen.Select(Gen.Int[0, 12].Select(score => score / 4.0), Gen.Bool).Array[2, 60]
            .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2));

    [Fact]
    public void By_hand_three_of_four_pairs_are_in_order() =>
        Assert.Equal(0.75, AreaUnderCurve.Of([0.1, 0.4, 0.35, 0.8], [false, false, true, true]).Value);

    [Fact]
    public void By_hand_a_tie_counts_one_half() =>
        Assert.Equal(0.75, AreaUnderCurve.Of([0.2, 0.5, 0.5], [false, false, true]).Value);

    [Fact]
    public void Equals_the_share_of_pairs_in_order() =>
        Rows.Sample(rows => Math.Abs(Pairs(rows) - Auc(rows)) < 1e-12);

    [Fact]
    public void Turning_the_scores_round_turns_the_area_round() =>
        Rows.Sample(rows => Math.Abs(1 - Auc(rows) - Auc([.. rows.Select(row => (-row.Score, row.Label))])) < 1e-12);

    [Fact]
    public void Any_rising_change_of_the_scores_leaves_the_area() =>
        Rows.Sample(rows => Auc(rows) == Auc([.. rows.Select(row => (Math.Exp(row.Score) + 7, row.Label))]));

    [Fact]
    public void The_order_of_rows_does_not_matter() =>
        Rows.Sample(rows => Math.Abs(Auc(rows) - Auc([.. rows.Reverse()])) < 1e-12);

    /// <remarks>
    /// By hand: positives 3, 5 and negatives 1, 4. Placements of positives 1/2, 1; of negatives 1, 1/2; each with variance 1/8.
    /// So the variance of the area is 1/8 / 2 + 1/8 / 2 = 1/8.
    /// </remarks>
    [Fact]
    public void By_hand_the_standard_error_is_DeLongs()
    {
        AucEstimate estimate = AreaUnderCurve.WithInterval([3, 5, 1, 4], [true, true, false, false]).Value;

        Assert.Equal(0.75, estimate.Auc, 12);
        Assert.Equal(Math.Sqrt(0.125), estimate.StandardError, 12);
        Assert.Equal(1, estimate.High);
        Assert.Equal(0.75 - (1.959963984540054 * Math.Sqrt(0.125)), estimate.Low, 12);
    }

    [Fact]
    public void In_a_null_world_the_interval_holds_one_half_about_as_often_as_it_says()
    {
        MarketingAI.Engine.Numerics.SeededRandom random = new(5);
        int held = 0;
        for (int world = 0; world < 400; world++)
        {
            double[] scores = [.. Enumerable.Range(0, 120).Select(_ => random.NextDouble())];
            bool[] labels = [.. Enumerable.Range(0, 120).Select(i => i % 3 == 0)];
            AucEstimate estimate = AreaUnderCurve.WithInterval(scores, labels).Value;
            held += estimate.Low <= 0.5 && estimate.High >= 0.5 ? 1 : 0;
        }

        // 95 % of 400 is 380 with a standard deviation of 4.4; the interval is a little short on small samples
        Assert.InRange(held, 362, 396);
    }

    [Theory]
    [InlineData(true, 3, 0)]
    [InlineData(false, 0, 3)]
    public void One_class_is_refused_with_the_counts(bool label, long positives, long negatives)
    {
        Outcome<double> outcome = AreaUnderCurve.Of([1, 2, 3], [label, label, label]);

        Assert.Equal(new OneClassOnly(positives, negatives), outcome.Refusal);
    }

    [Fact]
    public void One_row_of_a_class_has_an_area_but_no_interval()
    {
        Assert.Equal(1, AreaUnderCurve.Of([1, 2, 3], [false, false, true]).Value);
        Assert.True(AreaUnderCurve.WithInterval([1, 2, 3], [false, false, true]).IsRefused);
    }

    [Fact]
    public void No_rows_are_refused() => Assert.True(AreaUnderCurve.Of([], []).IsRefused);

    private static double Auc((double Score, bool Label)[] rows) =>
        AreaUnderCurve.Of([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Label)]).Value;

    private static double Pairs((double Score, bool Label)[] rows) => rows.Where(row => row.Label)
        .SelectMany(_ => rows.Where(row => !row.Label), (positive, negative) => positive.Score.CompareTo(negative.Score))
        .Average(order => (order + 1) / 2.0);
}
