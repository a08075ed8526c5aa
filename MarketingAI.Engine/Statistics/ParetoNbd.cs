using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;
using SpecialFunctions = MathNet.Numerics.SpecialFunctions;

namespace MarketingAI.Engine.Statistics;

/// <summary>Purchases at a customer's own rate until the customer leaves at an own moment; both rates are gamma over customers.</summary>
/// <param name="Shape">r of the purchase rates, with <paramref name="Scale"/> alpha.</param>
/// <param name="LeaveShape">s of the rates of leaving, with <paramref name="LeaveScale"/> beta.</param>
/// <remarks>Schmittlein, Morrison and Colombo (1987), Management Science 33, 1-24; computed as in Fader and Hardie (2005), brucehardie.com/notes/009.</remarks>
internal sealed record ParetoNbd(double Shape, double Scale, double LeaveShape, double LeaveScale)
{
    /// <summary>Maximum likelihood; customers with equal histories are counted once with their number.</summary>
    public static Outcome<ParetoNbd> Fit(ReadOnlySpan<PurchaseHistory> customers)
    {
        Outcome<GroupedHistories> grouped = GroupedHistories.Of(customers);
        if (grouped.IsRefused)
        {
            return grouped.Refusal;
        }

        double scale = Math.Log(grouped.Value.MeanAge);
        return Of(NelderMead.Minimise(point => -grouped.Value.Sum(Of(point).LogLikelihood), [0, scale, 0, scale]).Point);
    }

    public double LogLikelihood(PurchaseHistory customer)
    {
        double events = Shape + customer.Repeats;
        double common = SpecialFunctions.GammaLn(events) - SpecialFunctions.GammaLn(Shape) + (Shape * Math.Log(Scale)) + (LeaveShape * Math.Log(LeaveScale));
        double stays = -(events * Math.Log(Scale + customer.Age)) - (LeaveShape * Math.Log(LeaveScale + customer.Age));
        return common + stays + Logistic.Softplus(LogOddsOfHavingLeft(customer));
    }

    /// <summary>Chance that the customer is still there.</summary>
    public double Alive(PurchaseHistory customer) => Logistic.Sigmoid(-LogOddsOfHavingLeft(customer));

    /// <summary>Purchases of a new customer in the time after the first, on average.</summary>
    public double ExpectedOfNew(double time) =>
        Shape * LeaveScale / (Scale * (LeaveShape - 1)) * (1 - Math.Pow(LeaveScale / (LeaveScale + time), LeaveShape - 1));

    /// <summary>Purchases a customer of this history makes in the coming time, on average.</summary>
    public double Expected(PurchaseHistory customer, double coming)
    {
        double now = LeaveScale + customer.Age;
        return (Shape + customer.Repeats) * now / ((Scale + customer.Age) * (LeaveShape - 1))
            * (1 - Math.Pow(now / (now + coming), LeaveShape - 1)) * Alive(customer);
    }

    private double LogOddsOfHavingLeft(PurchaseHistory customer)
    {
        double events = Shape + customer.Repeats;
        double all = events + LeaveShape;
        double larger = Math.Max(Scale, LeaveScale);
        double second = Scale >= LeaveScale ? LeaveShape + 1 : events;
        double gap = Math.Abs(Scale - LeaveScale);
        double early = LogPart(customer.Last);
        double late = LogPart(customer.Age);
        double difference = early + Math.Log(Math.Max(0, 1 - Math.Exp(Math.Min(0, late - early))));
        return Math.Log(LeaveShape / all) + (events * Math.Log(Scale + customer.Age)) + (LeaveShape * Math.Log(LeaveScale + customer.Age)) + difference;

        double LogPart(double time) => Math.Log(Hypergeometric.Of(all, second, all + 1, gap / (larger + time))) - (all * Math.Log(larger + time));
    }

    private static ParetoNbd Of(double[] logs) => new(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
}
