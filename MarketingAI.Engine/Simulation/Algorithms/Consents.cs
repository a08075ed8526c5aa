using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

internal sealed class Consents(int seed, int unit, UnitPlan plan)
{
    private static readonly string[] Sources = ["sign-up form", "cookie banner", "preference page", "hotline"];

    public IEnumerable<ConsentEvent> Of(Person person)
    {
        Chance chance = new(seed, unit, Draw.Consent, person.Index);
        (string Purpose, bool Granted)[] answers =
        [
            ("email_marketing", chance.Is(plan.Consent.EmailMarketing)),
            ("profiling", chance.Is(plan.Consent.Profiling)),
            ("ad_sharing", person.AdConsent),
        ];
        int number = 0;
        foreach ((string purpose, bool granted) in answers)
        {
            yield return Make(chance, person, purpose, granted, person.JoinedDays, ref number);
            double leaves = person.JoinedDays + (chance.Exponential() / plan.Consent.OptOutPerYear * World.Days);
            if (granted && leaves < World.Days)
            {
                yield return Make(chance, person, purpose, false, leaves, ref number);
            }
        }
    }

    private static ConsentEvent Make(Chance chance, Person person, string purpose, bool granted, double days, ref int number)
    {
        double known = days + (chance.Is(.1) ? chance.Exponential() : 0);
        string id = string.Create(CultureInfo.InvariantCulture, $"n{person.Index:x}-{++number}");
        return new ConsentEvent(id, person, purpose, granted, days, known, chance.One(Sources));
    }
}
