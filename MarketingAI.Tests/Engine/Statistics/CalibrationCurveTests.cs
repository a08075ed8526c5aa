using CsCheck;
using MarketingAI.Engine.Numerics;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Tests.Engine.Statistics;

public sealed class CalibrationCurveTests
{
    [Fact]
    public void By_hand_two_groups_miss_by_their_means()
    {
        double[] probabilities = [0.1, 0.3, 0.6, 0.8];
        bool[] labels = [false, true, true, true];

        IReadOnlyList<CalibrationPoint> points = CalibrationCurve.Of(probabilities, labels, groups: 2).Value;

        Assert.Equal([0.2, 0.7], points.Select(point => Math.Round(point.Predicted, 12)));
        Assert.Equal([0.5, 1.0], points.Select(point => point.Observed));
        Assert.Equal(0.3, CalibrationCurve.Ece(probabilities, labels, groups: 2).Value, 12);
    }

    /// <remarks>Wilson's interval for 5 of 10: (0.2366, 0.7634), as in Newcombe (1998), Statistics in Medicine 17, method 3.</remarks>
    [Fact]
    public void The_interval_of_five_in_ten_is_Wilsons()
    {
        CalibrationPoint point = CalibrationCurve.Of(
            [.. Enumerable.Repeat(0.5, 10)], [.. Enumerable.Range(0, 10).Select(i => i < 5)]).Value.Single();

        Assert.Equal(0.2366, point.Low, 4);
        Assert.Equal(0.7634, point.High, 4);
    }

    [Fact]
    public void Equal_predictions_stay_in_one_group() =>
        Gen.Select(Gen.Int[0, 6], Gen.Bool).Array[1, 80].Sample(rows =>
        {
            double[] probabilities = [.. rows.Select(row => row.Item1 / 6.0)];
            bool[] labels = [.. rows.Select(row => row.Item2)];
            IReadOnlyList<CalibrationPoint> points = CalibrationCurve.Of(probabilities, labels).Value;
            Assert.Equal(rows.Length, points.Sum(point => point.Rows));
            Assert.True(points.Count <= Math.Min(10, probabilities.Distinct().Count()));
            Array.Reverse(probabilities);
            Array.Reverse(labels);
            Assert.Equal(CalibrationCurve.Ece(probabilities, labels).Value, points.Sum(p => p.Rows * Math.Abs(p.Observed - p.Predicted)) / rows.Length, 12);
        });

    [Fact]
    public void Calibrated_predictions_show_the_error_that_chance_explains()
    {
        SeededRandom random = new(17);
        double[] found = new double[60];
        ChanceError expected = default;
        for (int world = 0; world < found.Length; world++)
        {
            double[] probabilities = [.. Enumerable.Range(0, 2000).Select(_ => 0.02 + (0.6 * random.NextDouble()))];
            bool[] labels = [.. probabilities.Select(probability => random.NextDouble() < probability)];
            found[world] = CalibrationCurve.Ece(probabilities, labels).Value;
            expected = CalibrationCurve.EceIfCalibrated(probabilities, labels).Value;
        }

        Assert.InRange(found.Average() / expected.Mean, 0.92, 1.08);
        Assert.InRange(found.Count(error => error > expected.High), 0, 8);
        Assert.InRange(expected.High / expected.Mean, 1.3, 1.5);
    }

    [Fact]
    public void No_rows_are_refused() => Assert.IsType<NoRows>(CalibrationCurve.Of([], []).Refusal);
}
