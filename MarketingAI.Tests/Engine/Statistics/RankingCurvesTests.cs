using CsCheck;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Tests.Engine.Statistics;

public sealed class RankingCurvesTests
{
    private static readonly Gen<(double Score, bool Label)[]> Rows =
        Gen.Select(Gen.Int[0, 15].Select(score => score / 3.0), Gen.Bool).Array[2, 80]
            .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2));

    [Fact]
    public void The_area_under_the_drawn_curve_is_the_AUC() => Rows.Sample(rows =>
    {
        (double[] scores, bool[] labels) = Apart(rows);
        IReadOnlyList<RocPoint> points = RankingCurves.Roc(scores, labels).Value;
        double area = points.Zip(points.Skip(1), (left, right) =>
            (right.FalsePositiveShare - left.FalsePositiveShare) * (left.TruePositiveShare + right.TruePositiveShare) / 2).Sum();
        Assert.Equal(AreaUnderCurve.Of(scores, labels).Value, area, 12);
    });

    [Fact]
    public void A_thinned_curve_keeps_both_ends()
    {
        double[] scores = [.. Enumerable.Range(0, 1000).Select(i => (double)i)];
        bool[] labels = [.. scores.Select(score => score % 3 == 0)];

        IReadOnlyList<RocPoint> points = RankingCurves.Roc(scores, labels, mostPoints: 50).Value;

        Assert.Equal(50, points.Count);
        Assert.Equal(new RocPoint(0, 0), points[0]);
        Assert.Equal(new RocPoint(1, 1), points[^1]);
    }

    [Fact]
    public void By_hand_the_best_half_holds_two_of_three_positives()
    {
        IReadOnlyList<GainPoint> points = RankingCurves.Gain([4, 3, 2, 1], [true, true, false, true], steps: 2).Value;

        Assert.Equal(2.0 / 3, points[0].PositiveShare, 12);
        Assert.Equal(4.0 / 3, points[0].Lift, 12);
        Assert.Equal(1, points[1].PositiveShare, 12);
    }

    [Fact]
    public void When_all_scores_are_equal_nothing_is_gained()
    {
        IReadOnlyList<GainPoint> points = RankingCurves.Gain([.. Enumerable.Repeat(1.0, 40)], [.. Enumerable.Range(0, 40).Select(i => i < 10)]).Value;

        Assert.All(points, point => Assert.Equal(1, point.Lift, 12));
    }

    [Fact]
    public void Gain_rises_to_all_positives() => Rows.Sample(rows =>
    {
        (double[] scores, bool[] labels) = Apart(rows);
        IReadOnlyList<GainPoint> points = RankingCurves.Gain(scores, labels).Value;
        Assert.Equal(1, points[^1].PositiveShare, 12);
        Assert.Equal(points.Select(point => point.PositiveShare).Order(), points.Select(point => point.PositiveShare));
    });

    [Fact]
    public void One_class_is_refused()
    {
        Assert.IsType<OneClassOnly>(RankingCurves.Roc([1, 2], [true, true]).Refusal);
        Assert.IsType<OneClassOnly>(RankingCurves.Gain([1, 2], [false, false]).Refusal);
    }

    private static (double[] Scores, bool[] Labels) Apart((double Score, bool Label)[] rows) =>
        ([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Label)]);
}
