using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Turns touch paths, orders and browsing into events, and delivers them late, twice, or not at all.</summary>
internal sealed class WebEvents(int seed, int unit, UnitPlan plan, Season season)
{
    private const double LoginAtPurchase = .7;
    private const double LoginWhenBrowsing = .2;
    private const double SessionsPerPerson = 3;
    private static readonly string[] Pages = ["home", "section", "product", "basket", "account", "help"];

    public IEnumerable<WebEvent> OfJourney(Journey journey)
    {
        Chance chance = new(seed, unit, Draw.Browsing, Hash(journey.Id));
        Device device = chance.One(journey.Person.Devices);
        for (int i = 0; i < journey.Touches.Count; i++)
        {
            Touch touch = journey.Touches[i];
            device = chance.Is(.25) ? chance.One(journey.Person.Devices) : device;
            yield return Make($"t{journey.Id}-{Text(i)}", touch.IsClick ? "click" : "impression", touch.Days, device, journey.Person) with
            {
                Touch = touch,
                JourneyId = journey.Id,
            };
        }

        if (journey.Order is not { } order)
        {
            yield break;
        }

        if (chance.Is(LoginAtPurchase))
        {
            yield return Make($"i{order.Id}", "identify", order.Days - (2.0 / 1440), device, journey.Person) with { EmailHash = journey.Person.EmailHash };
        }

        yield return Make($"p{order.Id}", "purchase", order.Days, device, journey.Person) with
        {
            Order = order,
            Source = order.Place == Place.App ? "app" : "web",
        };
    }

    public IEnumerable<WebEvent> Browsing(Person person)
    {
        Chance chance = new(seed, unit, Draw.Browsing, person.Index);
        int sessions = chance.Poisson(SessionsPerPerson);
        for (int i = 0; i < sessions; i++)
        {
            double days = season.Calendar(chance.Unit() * World.Days);
            Device device = chance.One(person.Devices);
            int pages = 1 + chance.Poisson(.5);
            string id = $"{person.Index.ToString("x", CultureInfo.InvariantCulture)}-{Text(i)}";
            if (chance.Is(LoginWhenBrowsing))
            {
                yield return Make($"i{id}", "identify", days, device, person) with { EmailHash = person.EmailHash };
            }

            for (int page = 0; page < pages; page++)
            {
                yield return Make($"s{id}-{Text(page)}", "page", days + (page * 2.0 / 1440), device, person) with { Page = chance.One(Pages) };
            }
        }
    }

    /// <summary>The click before a sale at the till.</summary>
    public WebEvent OfflineClick(OfflineSale sale, Touch touch)
    {
        Chance chance = new(seed, unit, Draw.Browsing, Hash(sale.Key));
        return Make($"t{sale.Key}", "click", touch.Days, chance.One(sale.Person.Devices), sale.Person) with { Touch = touch };
    }

    /// <summary>Whether the event never left the browser because the tag was gone.</summary>
    public bool IsSilenced(WebEvent one) =>
        one.Order is not null && string.Equals(one.Source, "web", StringComparison.Ordinal) && plan.Incidents.SilentFrom is { } from
        && DateOnly.FromDateTime(one.At) >= from && DateOnly.FromDateTime(one.At) < from.AddDays(plan.Incidents.SilentDays);

    public IEnumerable<Delivered> Deliver(WebEvent one)
    {
        Chance chance = new(seed, unit, Draw.Delivery, Hash(one.Key));
        double kind = chance.Unit();
        bool late = kind < plan.Delivery.LateShare;
        double seconds = late ? 86_400 * chance.Between(1, 5)
            : kind < plan.Delivery.LateShare + plan.Delivery.SlowShare ? 60 + (chance.Exponential() * 5_400)
            : chance.Exponential() * 4;
        DateTime known = one.At.AddSeconds(Math.Floor(Math.Min(seconds, late ? seconds : 86_000)));
        yield return new Delivered(one, known, false, late);
        if (chance.Is(plan.Delivery.DuplicateShare))
        {
            yield return new Delivered(one, known.AddSeconds(1 + Math.Floor(chance.Exponential() * 600)), true, false);
        }
    }

    /// <summary>A number out of a text that is the same on every machine and in every run (FNV-1a).</summary>
    public static long Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return unchecked((long)hash);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static WebEvent Make(string id, string type, double days, Device device, Person person)
    {
        string source = device.Type is "ios" or "android" && days % 1 < .3 ? "app" : "web";
        return new WebEvent(id, type, World.At(days), source, device.CookieAt(days), device.Type) { Person = person };
    }
}
