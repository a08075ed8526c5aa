using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;
using SpecialFunctions = MathNet.Numerics.SpecialFunctions;

namespace MarketingAI.Engine.Statistics;

/// <summary>
/// Purchases at a customer's own rate (gamma over customers), after each of which the customer may leave with an own chance (beta over customers).
/// </summary>
/// <param name="Shape">r of the rates.</param>
/// <param name="Scale">alpha of the rates, in units of time.</param>
/// <param name="LeaveA">a of the chance to leave.</param>
/// <param name="LeaveB">b of the chance to leave.</param>
/// <remarks>Fader, Hardie and Lee (2005), Marketing Science 24, 275-284.</remarks>
internal sealed record BgNbd(double Shape, double Scale, double LeaveA, double LeaveB)
{
    /// <summary>Maximum likelihood; customers with equal histories are counted once with their number.</summary>
    public static Outcome<BgNbd> Fit(ReadOnlySpan<PurchaseHistory> customers)
    {
        Outcome<GroupedHistories> grouped = GroupedHistories.Of(customers);
        if (grouped.IsRefused)
        {
            return grouped.Refusal;
        }

        double[] start = [0, Math.Log(grouped.Value.MeanAge), 0, 0];
        return Of(NelderMead.Minimise(point => -grouped.Value.Sum(Of(point).LogLikelihood), start).Point);
    }

    public double LogLikelihood(PurchaseHistory customer)
    {
        double events = Shape + customer.Repeats;
        double stays = -events * Math.Log(Scale + customer.Age);
        double common = SpecialFunctions.GammaLn(events) - SpecialFunctions.GammaLn(Shape) + (Shape * Math.Log(Scale))
            + BetaLn(LeaveA, LeaveB + customer.Repeats) - BetaLn(LeaveA, LeaveB);
        return common + stays + Logistic.Softplus(LogOddsOfHavingLeft(customer));
    }

    /// <summary>Chance that the customer is still there.</summary>
    public double Alive(PurchaseHistory customer) => Logistic.Sigmoid(-LogOddsOfHavingLeft(customer));

    /// <summary>Purchases a customer of this history makes in the coming time, on average.</summary>
    public double Expected(PurchaseHistory customer, double coming)
    {
        double events = Shape + customer.Repeats;
        double b = LeaveB + customer.Repeats;
        double c = LeaveA + b - 1;
        double now = Scale + customer.Age;
        double ratio = Math.Pow(now / (now + coming), events) * Hypergeometric.Of(events, b, c, coming / (now + coming));
        return c / (LeaveA - 1) * (1 - ratio) * Alive(customer);
    }

    /// <summary>Purchases of a new customer in the time after the first, on average.</summary>
    public double ExpectedOfNew(double time)
    {
        double c = LeaveA + LeaveB - 1;
        double ratio = Math.Pow(Scale / (Scale + time), Shape) * Hypergeometric.Of(Shape, LeaveB, c, time / (Scale + time));
        return c / (LeaveA - 1) * (1 - ratio);
    }

    private double LogOddsOfHavingLeft(PurchaseHistory customer) => customer.Repeats == 0
        ? double.NegativeInfinity
        : Math.Log(LeaveA) - Math.Log(LeaveB + customer.Repeats - 1)
            + ((Shape + customer.Repeats) * (Math.Log(Scale + customer.Age) - Math.Log(Scale + customer.Last)));

    private static BgNbd Of(double[] logs) => new(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));

    private static double BetaLn(double a, double b) => SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);
}
