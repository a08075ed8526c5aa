using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

internal sealed class OfflineSales(int seed, int unit, UnitPlan plan, Season season)
{
    public IEnumerable<OfflineSale> Of(Person person)
    {
        Chance chance = new(seed, unit, Draw.Offline, person.Index);
        int sales = chance.Poisson(plan.Offline.PerPerson);
        for (int i = 0; i < sales; i++)
        {
            yield return Make(chance, person, i);
        }
    }

    private OfflineSale Make(Chance chance, Person person, int number)
    {
        OfflinePlan p = plan.Offline;
        double days = season.Calendar(chance.Unit() * World.Days);
        days = Math.Floor(days) + (9.5 / 24) + (days % 1 * 10 / 24);
        bool clicked = chance.Is(p.ClickShare);
        double lag = p.LagMedianDays * Math.Exp(p.LagLogSd * chance.Normal());
        int channel = chance.Pick([.. plan.Journeys.Start]);
        string name = plan.Journeys.Channels[channel];
        Touch touch = new(name, days - lag, true, $"{name}-a", string.Create(CultureInfo.InvariantCulture, $"{name[..2]}{channel}-00"), "store locator");
        bool wrong = chance.Is(p.NameTypo);
        string full = $"{person.FirstName} {person.LastName}";
        string heard = wrong ? $"{person.FirstName} {CrmRecords.Misspelt(chance, person.LastName)}" : full;
        double mean = plan.Purchases.P * plan.Purchases.V / (plan.Purchases.Q - 1);
        return new OfflineSale(
            string.Create(CultureInfo.InvariantCulture, $"s{person.Index:D7}-{number + 1}"), person, days,
            Math.Max(1, (long)Math.Round(100 * mean * chance.Gamma(4) / 4)), $"{person.Address.City} {1 + chance.Below(2)}",
            heard, chance.Is(p.MissingPhone) ? null : person.Phone, chance.Is(p.MissingPostcode) ? null : person.Address.Postcode,
            clicked ? touch : null, clicked ? lag : null, wrong);
    }
}
