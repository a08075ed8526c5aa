using System.Globalization;

namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>A converting path for every web and app order, and beside it as many lost paths as the chain's conversion chance asks for.</summary>
internal sealed class Journeys(int seed, int unit, UnitPlan plan, Season season, TouchChain chain)
{
    private const double Minutes = 1.0 / 1440;
    private static readonly string[] Places = ["news.example/top", "news.example/side", "sport.example/top", "recipes.example/feed", "weather.example/side", "video.example/pre"];

    /// <param name="shard">Lost paths fall to anyone in the shard, whether customer or not.</param>
    public IEnumerable<Journey> Of(Order order, IReadOnlyList<Person> shard)
    {
        Chance chance = new(seed, unit, Draw.Journeys, (order.Person.Index * 4096L) + order.Number);
        yield return new Journey($"j{order.Id}", order.Person, Touches(chance, true, order.Days - (chance.Exponential() * 20 * Minutes)), order);
        int lost = chance.Failures(chain.ConversionChance);
        for (int i = 0; i < lost; i++)
        {
            Person person = chance.Is(.4) ? order.Person : chance.One(shard);
            double end = season.Calendar(chance.Unit() * World.Days);
            string id = string.Create(CultureInfo.InvariantCulture, $"j{order.Id}-{i + 1}");
            yield return new Journey(id, person, Touches(chance, false, end), null);
        }
    }

    private Touch[] Touches(Chance chance, bool converts, double end)
    {
        List<int> channels = chain.Path(chance, converts);
        Touch[] touches = new Touch[channels.Count];
        double days = end;
        for (int i = channels.Count - 1; i >= 0; i--)
        {
            touches[i] = MakeTouch(chance, channels[i], days);
            days -= chance.Exponential() * plan.Journeys.MeanGapDays;
        }

        return touches;
    }

    private Touch MakeTouch(Chance chance, int channel, double days)
    {
        string name = plan.Journeys.Channels[channel];
        int creative = chance.Zipf(24, 4);
        return new Touch(
            name, days, chance.Is(plan.Journeys.ClickShare[channel]), $"{name}-{"abc"[creative % 3]}",
            string.Create(CultureInfo.InvariantCulture, $"{name[..2]}{channel}-{creative:D2}"), chance.One(Places));
    }
}
