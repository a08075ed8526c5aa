namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>Decides which platform may count which order.</summary>
internal sealed class PlatformCounting(int seed, int unit, UnitPlan plan)
{
    public const double OwnWindowDays = 7;

    public static IReadOnlyList<string> Platforms { get; } = ["SearchAds", "SocialAds", "DisplayNet"];

    public static string? PlatformOf(string channel) => channel switch
    {
        "search_brand" or "search_generic" => Platforms[0],
        "social" => Platforms[1],
        "display" => Platforms[2],
        _ => null,
    };

    public IEnumerable<PlatformSighting> Of(Journey journey, Order order)
    {
        for (int i = 0; i < Platforms.Count; i++)
        {
            if (Sight(Platforms[i], i, journey, order) is { } sighting)
            {
                yield return sighting;
            }
        }
    }

    private PlatformSighting? Sight(string platform, int number, Journey journey, Order order)
    {
        Touch? click = null;
        Touch? view = null;
        foreach (Touch touch in journey.Touches)
        {
            if (string.Equals(PlatformOf(touch.Channel), platform, StringComparison.Ordinal))
            {
                click = touch.IsClick ? touch : click;
                view = touch.IsClick ? view : touch;
            }
        }

        double clickAge = click is null ? double.PositiveInfinity : order.Days - click.Days;
        double viewAge = view is null ? double.PositiveInfinity : order.Days - view.Days;
        PlatformKind? kind = clickAge <= OwnWindowDays ? PlatformKind.Ours
            : clickAge <= plan.Platforms.WindowDays ? PlatformKind.Window
            : viewAge * 24 <= plan.Platforms.ViewThroughHours ? PlatformKind.View
            : null;
        if (kind is not { } found)
        {
            return null;
        }

        Chance chance = new(seed, unit, Draw.Platforms, (order.Person.Index * 4096L) + (order.Number * 4L) + number);
        Touch last = found == PlatformKind.View ? view! : click!;
        return new PlatformSighting(
            platform, order, found, click is null ? null : World.At(click.Days), view is null ? null : World.At(view.Days), last.Campaign,
            order.Person.AdConsent, chance.Is(plan.Platforms.DuplicateShare));
    }
}
