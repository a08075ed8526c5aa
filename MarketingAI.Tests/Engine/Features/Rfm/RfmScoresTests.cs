using CsCheck;
using MarketingAI.Engine.Features.Rfm;
using MarketingAI.Engine.Features.Rfm.Algorithms;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Features.Rfm;

public sealed class RfmScoresTests
{
    private static readonly RfmOptions Plain = new() { WithAlive = false, WinsoriseAt = 1 };

    [Fact]
    public void The_example_of_the_readme_runs()
    {
        PurchaseLog log = Drawn(customers: 400, seed: 1);
        RfmTable table = RfmScores.Of(log, asOfDay: 365, new RfmOptions()).Value;

        Assert.Null(table.WhyNoAlive);
        Assert.All(table.Customers, customer => Assert.InRange(customer.Alive!.Value, 0, 1));
        Assert.True(table.Customers.Where(c => c.RelativeRecency > 4 && c.Purchases > 3).Average(c => c.Alive) < table.Customers.Where(c => c.RelativeRecency < 1 && c.Purchases > 3).Average(c => c.Alive));
        Assert.True(table.Customers.Select(customer => customer.Segment).Distinct().Count() >= 6);
        ReadmeExamples.AssertStandIn("Rfm", "RfmTable table = RfmScores.Of(log, asOfDay: 365, new RfmOptions()).Value;");
    }

    /// <remarks>Customer 0: days 0, 10, 20; customer 1: days 0, 40, 80. On day 100 the usual gap is the median of 10 and 40.</remarks>
    [Fact]
    public void By_hand_recency_is_measured_in_own_gaps()
    {
        PurchaseLog log = new([0, 0, 0, 1, 1, 1], [0, 10, 20, 0, 40, 80], [1, 2, 3, 10, 20, 60], 3);

        RfmTable table = RfmScores.Of(log, 100, Plain).Value;

        Assert.Equal(25, table.UsualRhythmDays);
        Assert.Equal([(20 + 50) / 4.0, (80 + 50) / 4.0], table.Customers.Select(customer => customer.RhythmDays));
        Assert.Equal([80 / 17.5, 20 / 32.5], table.Customers.Select(customer => customer.RelativeRecency));
        Assert.Equal([2.0, 30], table.Customers.Select(customer => customer.MeanAmount));
        Assert.Equal([0, 1], table.Customers.Select(customer => customer.Customer));
    }

    [Fact]
    public void Purchases_of_one_day_are_one_occasion_and_later_ones_are_not_seen()
    {
        RfmCustomer customer = RfmScores.Of(new PurchaseLog([0, 0, 0, 0], [1.2, 1.9, 5, 10], [1, 2, 4, 100], 1), 10, Plain).Value.Customers.Single();

        Assert.Equal((2, 5, 7d), (customer.Purchases, customer.RecencyDays, customer.TotalAmount));
    }

    [Fact]
    public void One_huge_purchase_moves_the_value_no_more_than_the_cut()
    {
        double[] amounts = [.. Enumerable.Range(0, 200).Select(i => i == 0 ? 1_000_000.0 : 10 + (i % 5))];
        PurchaseLog log = new([.. Enumerable.Range(0, 200)], new double[200], amounts, 200);

        RfmTable table = RfmScores.Of(log, 10, new RfmOptions { WithAlive = false }).Value;

        Assert.Equal(14, table.WinsorisedAbove);
        Assert.Equal((14, 1_000_000d), (table.Customers[0].MeanAmount, table.Customers[0].TotalAmount));
    }

    [Fact]
    public void Equal_values_have_equal_scores_and_a_larger_value_never_a_smaller_one() =>
        Gen.Int[0, 6].Select(value => (double)value).Array[1, 60].Sample(values =>
        {
            int[] scores = Quintiles.Of(values);
            for (int i = 1; i < values.Length; i++)
            {
                int order = values[i].CompareTo(values[i - 1]);
                Assert.True(order == 0 ? scores[i] == scores[i - 1] : order * (scores[i] - scores[i - 1]) >= 0);
            }

            Assert.All(scores, score => Assert.InRange(score, 1, 5));
        });

    [Fact]
    public void Distinct_values_fill_the_fifths_evenly() =>
        Assert.Equal([20, 20, 20, 20, 20], Quintiles.Of([.. Enumerable.Range(0, 100).Select(i => (double)i)]).GroupBy(score => score).OrderBy(group => group.Key).Select(group => group.Count()));

    [Theory]
    [InlineData(1, 5, 1, 3, RfmSegment.New)]
    [InlineData(9, 5, 5, 5, RfmSegment.Champions)]
    [InlineData(9, 3, 5, 4, RfmSegment.Loyal)]
    [InlineData(2, 4, 2, 2, RfmSegment.Promising)]
    [InlineData(3, 3, 3, 3, RfmSegment.NeedAttention)]
    [InlineData(9, 1, 5, 5, RfmSegment.MustNotLose)]
    [InlineData(5, 2, 4, 3, RfmSegment.AtRisk)]
    [InlineData(1, 1, 1, 2, RfmSegment.Asleep)]
    public void Segments_have_the_names_their_scores_ask_for(int purchases, int recency, int frequency, int monetary, RfmSegment segment) =>
        Assert.Equal(segment, Segments.Of(purchases, recency, frequency, monetary));

    [Fact]
    public void Without_customers_who_came_back_there_is_no_chance_to_be_alive_and_the_table_says_why()
    {
        RfmTable table = RfmScores.Of(new PurchaseLog([0, 1], [1, 2], [5, 6], 2), 10, new RfmOptions()).Value;

        Assert.Null(table.UsualRhythmDays);
        Assert.All(table.Customers, customer => Assert.Null(customer.Alive));
        Assert.Contains("0 customers bought again", table.WhyNoAlive!, StringComparison.Ordinal);
    }

    [Fact]
    public void No_purchases_and_broken_ones_are_refused()
    {
        Assert.IsType<PurchasesUnfit>(RfmScores.Of(new PurchaseLog([], [], [], 5), 10, Plain).Refusal);
        Assert.Contains("Purchase 1", RfmScores.Of(new PurchaseLog([0, 9], [1, 1], [1, 1], 5), 10, Plain).Refusal!.Reason, StringComparison.Ordinal);
    }

    private static PurchaseLog Drawn(int customers, int seed)
    {
        SeededRandom random = new(seed);
        List<(int Customer, double Day, double Amount)> rows = [];
        for (int customer = 0; customer < customers; customer++)
        {
            double gap = 5 + (80 * random.NextDouble());
            double end = random.NextDouble() < 0.4 ? 365 * random.NextDouble() : 365;
            for (double day = 200 * random.NextDouble(); day < end; day -= gap * Math.Log(1 - random.NextDouble()))
            {
                rows.Add((customer, day, Math.Exp(3 + (0.3 * (customer % 7)) + (0.4 * random.NextNormal()))));
            }
        }

        return new PurchaseLog([.. rows.Select(row => row.Customer)], [.. rows.Select(row => row.Day)], [.. rows.Select(row => row.Amount)], customers);
    }
}
