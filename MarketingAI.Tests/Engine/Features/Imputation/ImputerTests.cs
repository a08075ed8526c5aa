using MarketingAI.Engine.Features.Imputation;
using MarketingAI.Engine.Numerics;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Imputation;

public sealed class ImputerTests(ITestOutputHelper output)
{
    private const double Gone = double.NaN;

    [Fact]
    public void By_hand_a_missing_value_is_its_segments_median_or_the_wholes()
    {
        string[] names = ["visits", "age"];
        double[][] columns = [[1, 2, 9, 10, 11, Gone], [30, 31, 32, 33, 34, 35]];
        int[] segmentCodes = [0, 0, 1, 1, 1, 1];
        string[] segments = ["new", "loyal"];
        double[] row = [Gone, Gone];
        double[] indicators = [9];
        ImputationPlan plan = Imputer.Fit(names, columns, segmentCodes, segments, new ImputationOptions()).Value;
        plan.Fill(row, segment: "new", indicators);

        Assert.Equal([9, 32.5], row);
        Assert.Equal([1.0], indicators);
        Assert.Equal([0], plan.Indicators);

        ImputationPlan small = Imputer.Fit(names, columns, segmentCodes, segments, new ImputationOptions { LeastRowsOfSegment = 2 }).Value;
        Assert.Equal([1.5, 30.5], Filled(small, [Gone, Gone], "new"));
        Assert.Equal([10, 33.5], Filled(small, [Gone, Gone], "loyal"));
        Assert.Equal([9, 7], Filled(small, [Gone, 7], "never seen"));
        Assert.Equal([9, 7], Filled(small, [Gone, 7], null));
        ReadmeExamples.AssertStandIn(
            "Imputation",
            "ImputationPlan plan = Imputer.Fit(names, columns, segmentCodes, segments, new ImputationOptions()).Value;",
            """plan.Fill(row, segment: "new", indicators);""");
    }

    [Fact]
    public void Lines_in_other_columns_come_nearer_to_what_is_hidden_than_medians()
    {
        SeededRandom random = new(4);
        double[][] whole = [new double[3000], new double[3000], new double[3000]];
        double[][] holes = [new double[3000], new double[3000], new double[3000]];
        for (int row = 0; row < 3000; row++)
        {
            double common = random.NextNormal();
            for (int column = 0; column < 3; column++)
            {
                whole[column][row] = (column * 10) + ((column + 1) * (common + (0.4 * random.NextNormal())));
                holes[column][row] = random.NextDouble() < 0.2 ? Gone : whole[column][row];
            }
        }

        double lines = Error(Imputer.Fit(["a", "b", "c"], holes, [], [], new ImputationOptions { Kind = ImputationKind.Iterative }).Value, whole, holes);
        double medians = Error(Imputer.Fit(["a", "b", "c"], holes, [], [], new ImputationOptions { Kind = ImputationKind.Median }).Value, whole, holes);

        output.WriteLine(FormattableString.Invariant($"Root mean squared error of filled values: lines {lines:0.000}, medians {medians:0.000}"));
        Assert.True(lines < 0.6 * medians);
    }

    [Theory]
    [InlineData(ImputationKind.Median)]
    [InlineData(ImputationKind.Segment)]
    [InlineData(ImputationKind.Iterative)]
    public void A_plan_that_travelled_as_text_fills_the_same_values_to_the_last_bit(ImputationKind kind)
    {
        SeededRandom random = new(6);
        double[][] columns = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 200).Select(_ => random.NextDouble() < 0.3 ? Gone : random.NextNormal() / 3).ToArray())];
        int[] codes = [.. Enumerable.Range(0, 200).Select(_ => random.NextBelow(2))];
        ImputationPlan plan = Imputer.Fit(["a", "b", "c", "d"], columns, codes, ["x", "y"], new ImputationOptions { Kind = kind }).Value;

        ImputationPlan back = ImputationPlan.FromJson(plan.ToJson()).Value;

        for (int row = 0; row < 200; row++)
        {
            double[] values = [.. columns.Select(column => column[row])];
            Assert.Equal(Filled(plan, [.. values], "y"), Filled(back, [.. values], "y"));
            Assert.All(Filled(back, [.. values], null), value => Assert.True(double.IsFinite(value)));
        }

        Assert.Equal(plan.Indicators, back.Indicators);
    }

    [Fact]
    public void Columns_without_a_value_and_texts_that_are_no_plan_are_refused()
    {
        Assert.IsType<NothingToImputeFrom>(Imputer.Fit(["a"], [[Gone]], [], [], new ImputationOptions()).Refusal);
        Assert.IsType<PlanUnreadable>(ImputationPlan.FromJson("{").Refusal);
        Assert.IsType<PlanUnreadable>(ImputationPlan.FromJson("{}").Refusal);
        Assert.IsType<PlanUnreadable>(ImputationPlan.FromJson("null").Refusal);
    }

    private static double[] Filled(ImputationPlan plan, double[] values, string? segment)
    {
        plan.Fill(values, segment, new double[plan.Indicators.Count]);
        return values;
    }

    private static double Error(ImputationPlan plan, double[][] whole, double[][] holes)
    {
        (double squares, int count) = (0, 0);
        for (int row = 0; row < whole[0].Length; row++)
        {
            double[] values = Filled(plan, [.. holes.Select(column => column[row])], null);
            for (int column = 0; column < values.Length; column++)
            {
                if (double.IsNaN(holes[column][row]))
                {
                    squares += Math.Pow(values[column] - whole[column][row], 2);
                    count++;
                }
            }
        }

        return Math.Sqrt(squares / count);
    }
}
