using System.Globalization;
using MarketingAI.Engine.Statistics;
using MarketingAI.Tests.Engine.Features;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Statistics;

/// <summary>Goldens of marketing-science.md F4 (CDNOW, 2,357 customers, weeks).</summary>
public sealed class PurchaseProcessTests
{
    private static readonly BgNbd Published = new(0.24259291, 4.41353165, 0.79288612, 2.42575365);

    private static readonly ParetoNbd Pareto = new(0.5534, 10.5802, 0.6061, 11.6562);

    [Theory]
    [InlineData(0.1429, 0.007816)]
    [InlineData(1, 0.053185)]
    [InlineData(3, 0.150632)]
    [InlineData(31.8571, 1.040494)]
    [InlineData(32, 1.043737)]
    [InlineData(78, 1.857972)]
    public void A_new_customer_buys_as_often_as_published(double weeks, double purchases) => Assert.Equal(purchases, Published.ExpectedOfNew(weeks), 6);

    [Fact]
    public void The_example_customer_of_the_paper_is_alive_and_buys_as_published()
    {
        PurchaseHistory customer = new(2, 30.43, 38.86);

        Assert.Equal(0.7266092, Published.Alive(customer), 6);
        Assert.Equal(1.2259105, Published.Expected(customer, 39), 6);
    }

    /// <remarks>Logarithm without the part that depends on the data only; r .25, alpha 4, a .8, b 2.5.</remarks>
    [Theory]
    [InlineData(0, 0, 40, -0.59947382)]
    [InlineData(200, 38, 40, 100.7957)]
    public void The_likelihood_is_stable_for_extreme_customers(int repeats, double last, double age, double value) =>
        Assert.Equal(value, new BgNbd(0.25, 4, 0.8, 2.5).LogLikelihood(new PurchaseHistory(repeats, last, age)), 4);

    /// <remarks>The published row belongs to the rounded parameters .55, 10.56, .61, 11.64, found by trying.</remarks>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.05077821)]
    [InlineData(2, 0.09916088)]
    [InlineData(5, 0.23247466)]
    [InlineData(9, 0.38909211)]
    public void Pareto_expects_of_a_new_customer_what_is_published(double weeks, double purchases) =>
        Assert.Equal(purchases, new ParetoNbd(0.55, 10.56, 0.61, 11.64).ExpectedOfNew(weeks), 6);

    [Fact]
    public void Pareto_says_of_a_busy_customer_what_is_published()
    {
        PurchaseHistory customer = new(26, 30.86, 31);

        Assert.Equal(0.9979, Pareto.Alive(customer), 4);
        Assert.Equal(25.46, Pareto.Expected(customer, 52), 0.01);
    }

    [DataSetFact]
    public void Fits_on_CDNOW_find_the_published_parameters()
    {
        PurchaseHistory[] customers = Cdnow();

        BgNbd bgNbd = BgNbd.Fit(customers).Value;
        ParetoNbd pareto = ParetoNbd.Fit(customers).Value;

        Assert.Equal(2357, customers.Length);
        Near([0.24259291, 4.41353165, 0.79288612, 2.42575365], [bgNbd.Shape, bgNbd.Scale, bgNbd.LeaveA, bgNbd.LeaveB]);
        Near([0.55327551, 10.5776118, 0.60621361, 11.6679125], [pareto.Shape, pareto.Scale, pareto.LeaveShape, pareto.LeaveScale]);
        Assert.Equal(-9582.42556, customers.Sum(bgNbd.LogLikelihood), 3);
        Assert.Equal(-9594.97393, customers.Sum(pareto.LogLikelihood), 3);
        Assert.Equal(1653.42331, customers.Sum(customer => bgNbd.Expected(customer, 39)), 1);
    }

    [Fact]
    public void Customers_who_never_came_back_and_histories_that_contradict_are_refused()
    {
        Assert.IsType<TooFewRepeaters>(BgNbd.Fit([new PurchaseHistory(0, 0, 10)]).Refusal);
        Assert.IsType<PurchaseHistoryUnfit>(ParetoNbd.Fit([new PurchaseHistory(1, 12, 10)]).Refusal);
    }

    private static void Near(double[] expected, double[] found) =>
        Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second, pair.First * 0.9995, pair.First * 1.0005));

    private static PurchaseHistory[] Cdnow() => [.. RealTable.Lines("cdnow/cdnow_customers_summary.csv").Skip(1).Select(line => line.Split(','))
        .Select(cells => new PurchaseHistory((int)Number(cells[1]), Number(cells[2]), Number(cells[3])))];

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
