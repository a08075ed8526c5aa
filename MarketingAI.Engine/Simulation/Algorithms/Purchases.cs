using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Orders of a customer: BG/NBD in demand time, Gamma-Gamma in value.</summary>
/// <remarks>Fader, P. S., Hardie, B. G. S. and Lee, K. L. (2005), Marketing Science 24, 275-284; Journal of Marketing Research 42, 415-430.</remarks>
internal sealed class Purchases(int seed, int unit, UnitPlan plan, Season season)
{
    public (Driver Driver, List<Order> Orders) Of(Person person)
    {
        Chance chance = new(seed, unit, Draw.Purchases, person.Index);
        PurchasePlan p = plan.Purchases;
        Driver driver = new(chance.Gamma(p.R) / p.Alpha, chance.Beta(p.A, p.B), chance.Gamma(p.Q) / p.V);
        List<Order> orders = [];
        if (!person.IsCustomer)
        {
            return (driver, orders);
        }

        double demand = season.Demand(person.JoinedDays);
        double end = season.Demand(World.Days);
        bool alive = true;
        while (alive && demand < end)
        {
            orders.Add(MakeOrder(chance, person, orders.Count, season.Calendar(demand), driver));
            alive = orders.Count == 1 || !chance.Is(driver.DropOut);
            demand += chance.Exponential() / driver.WeeklyRate * 7;
        }

        return (driver, orders);
    }

    private Order MakeOrder(Chance chance, Person person, int number, double days, Driver driver)
    {
        double value = chance.Gamma(plan.Purchases.P) / driver.SpendRate;
        Place place = chance.Is(plan.Purchases.CardInStoreShare) ? Place.Store : chance.Is(.35) ? Place.App : Place.Web;
        string id = string.Create(CultureInfo.InvariantCulture, $"o{person.Index:D7}-{number + 1}");
        return new Order(id, person, number, days, Math.Max(1, (long)Math.Round(value * 100)), place);
    }
}
