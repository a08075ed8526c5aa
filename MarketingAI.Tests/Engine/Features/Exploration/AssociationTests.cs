using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Engine.Features.Exploration.Algorithms;
using MarketingAI.Engine.Numerics;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Features.Exploration;

public sealed class AssociationTests(ITestOutputHelper output)
{
    /// <summary>Worked by hand: expected 16, 24, 24, 36.</summary>
    private static readonly CrossCount ByHand = new([[30, 10], [10, 50]], IsOrdered: false);

    [Fact]
    public void A_table_of_four_cells_gives_what_is_found_by_hand()
    {
        Association found = AssociationTest.Of(ByHand, positive: 0)!;

        Assert.Equal((100L, 2, 2, 1), (found.Rows, found.Groups, found.Classes, found.Freedom));
        Assert.Equal(34.027778, found.ChiSquared, 1e-6);
        Assert.Equal(0.577534, found.CramersV, 1e-6);
        Assert.Equal(0.177741, found.RawInformation, 1e-6);
        Assert.Equal(0.172741, found.Information, 1e-6);
        Assert.Equal(3.841459 / 200, found.InformationByChance, 1e-8);
        Assert.Equal(1.579696, found.Value!.Value, 1e-6);
        Assert.Equal(1.0 / 24, found.Value.ByChance, 1e-12);
        Assert.Equal(3.841459 / 24, found.Value.ByChanceAtMost, 1e-7);
        Assert.False(found.Value.IsAtLeast);
        Assert.True(found.IsFoundAt(0.05));
    }

    [Fact]
    public void Which_class_counts_as_positive_does_not_change_the_information_value() =>
        Assert.Equal(AssociationTest.Of(ByHand, 0)!.Value!.Value, AssociationTest.Of(ByHand, 1)!.Value!.Value, 1e-12);

    [Fact]
    public void A_group_of_one_class_makes_the_information_value_a_lower_bound()
    {
        Association found = AssociationTest.Of(new CrossCount([[50, 0], [25, 25]], IsOrdered: false), 0)!;

        Assert.True(found.Value!.IsAtLeast);
        Assert.True(double.IsFinite(found.Value.Value));
    }

    [Fact]
    public void Independent_columns_have_no_strength_at_all()
    {
        Association found = AssociationTest.Of(new CrossCount([[40, 60], [80, 120]], IsOrdered: false), 0)!;

        Assert.Equal((0d, 0d, 0d, 1d), (Math.Round(found.CramersV, 12), Math.Round(found.Information, 12), Math.Round(found.Value!.Value, 12), found.PValue));
    }

    [Fact]
    public void Small_groups_are_put_together_neighbours_where_there_is_an_order()
    {
        long[][] counts = [[50, 50], [3, 2], [2, 3], [60, 40], [1, 1]];

        Assert.Equal([[50, 50], [65, 45]], new CrossCount([[50, 50], [5, 4], [60, 41]], IsOrdered: true) { Missing = [1, 1] }.Pooled());
        Assert.Equal([[50, 50], [66, 46]], new CrossCount(counts, IsOrdered: true).Pooled());
        Assert.Equal([[56, 56], [60, 40]], new CrossCount(counts, IsOrdered: false).Pooled());
    }

    [Fact]
    public void Too_few_rows_or_one_group_say_nothing()
    {
        Assert.Null(AssociationTest.Of(new CrossCount([[10, 10], [10, 10]], IsOrdered: false), 0));
        Assert.Null(AssociationTest.Of(new CrossCount([[100, 100]], IsOrdered: false), 0));
        Assert.Null(AssociationTest.Of(new CrossCount([[100, 1], [100, 2]], IsOrdered: false), 0));
        Assert.Null(AssociationTest.Of(new CrossCount([], IsOrdered: true), 0));
    }

    [Fact]
    public void Holm_allows_for_all_looks()
    {
        double[] adjusted = HolmAdjustment.Of([0.01, 0.04, 0.03]);

        Assert.Equal([0.03, 0.06, 0.06], adjusted.Select(chance => Math.Round(chance, 12)));
        Assert.Empty(HolmAdjustment.Of([]));
    }

    /// <summary>Tables of twelve columns that have nothing to do with the target: finding anything in one of them is a false alarm.</summary>
    [Theory]
    [InlineData(2_000, 0.5)]
    [InlineData(2_000, 0.05)]
    [InlineData(300, 0.2)]
    public void On_noise_no_more_tables_show_anything_than_the_level_says(int rows, double share)
    {
        const int tables = 10_000;
        const int columns = 12;
        int alarms = 0;
        double values = 0;
        double expected = 0;
        for (int table = 0; table < tables; table++)
        {
            SeededRandom random = new(SeededRandom.Derive(7, table));
            bool[] target = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() < share)];
            List<Association> found = [.. Enumerable.Range(0, columns).Select(column => OfNoise(target, 2 + column, random)).OfType<Association>()];
            double[] adjusted = HolmAdjustment.Of([.. found.Select(one => one.PValue)]);
            alarms += adjusted.Any(chance => chance <= 0.05) ? 1 : 0;
            values += found.Sum(one => one.Value!.Value);
            expected += found.Sum(one => one.Value!.ByChance);
        }

        output.WriteLine($"{rows} rows, {share:P0} positive: {alarms} of {tables} tables with a false alarm; IV {values / tables / columns:0.0000} on average, {expected / tables / columns:0.0000} said.");
        Assert.True(alarms <= (0.05 * tables) + (3 * Math.Sqrt(tables * 0.05 * 0.95)), $"{alarms} alarms.");
        Assert.InRange(values / expected, 0.85, 1.2);
    }

    private static Association? OfNoise(bool[] target, int groups, SeededRandom random)
    {
        long[][] counts = [.. Enumerable.Range(0, groups).Select(_ => new long[2])];
        foreach (bool positive in target)
        {
            counts[(int)(random.NextDouble() * groups)][positive ? 1 : 0]++;
        }

        return AssociationTest.Of(new CrossCount(counts, IsOrdered: groups % 2 == 0), positive: 1);
    }
}
