namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>What is planted in the two business units, with and without effects and incidents.</summary>
internal static class Plans
{
    private static readonly double[] ShopWeek = [0.85, 1.0, 0.95, 0.95, 1.0, 1.15, 1.1];
    private static readonly double[] TravelWeek = [1.25, 1.05, 0.95, 0.9, 0.9, 0.9, 1.05];

    public static IReadOnlyList<UnitPlan> All(bool noEffects, bool noIncidents) =>
        [.. new[] { Retail(), Travel() }.Select(plan => noEffects ? WithoutEffects(plan) : plan).Select(plan => noIncidents ? WithoutIncidents(plan) : plan)];

    private static UnitPlan Retail() => new(
        "retail",
        1,
        new SeasonPlan(0.12, 330, 0.5, ShopWeek),
        new PurchasePlan(0.9, 6, 0.8, 2.5, 6.25, 3.74, 15.44, 0.6, 0.25),
        new ProxyPlan(["beauty", "home", "sports", "electronics", "toys"], [.42, .24, .12, .08, .14], [.10, .16, .28, .36, .10]),
        new RecordErrors(.10, .03, .50, .15, .12, .08, .10),
        .03,
        .15,
        new DeliveryPlan(.02, .06, .012),
        new IncidentPlan(new DateOnly(2025, 9, 16), 2, new DateOnly(2025, 7, 1), new DateOnly(2025, 10, 6), 0.5),
        Journeys(),
        new OfflinePlan(.35, .6, 3.5, .9, .18, .35, .25),
        new PlatformPlan(28, 24, .04, .02, 8),
        new ConsentPlan(.86, .72, .64, .18),
        new ExperimentPlan("winter-mail", "winter-2025", new DateOnly(2025, 11, 3), .5, -2.0, -2.6, -3.4, 1.1, 1.2, .35, 38, 4),
        Media(1),
        Leads(1, -1.65));

    private static UnitPlan Travel() => Retail() with
    {
        Name = "travel",
        SizeShare = 0.25,
        Season = new SeasonPlan(0.35, 190, 0.1, TravelWeek),
        Purchases = new PurchasePlan(0.7, 14, 0.9, 3.5, 4, 4.5, 220, 0.5, 0.05),
        Proxy = new ProxyPlan(["beach", "city", "hiking", "cruise", "wellness"], [.26, .22, .12, .14, .26], [.22, .20, .32, .16, .10]),
        Experiment = new ExperimentPlan("summer-mail", "summer-2025", new DateOnly(2025, 6, 2), .5, -2.6, -3.0, -3.2, .8, 1.0, .5, 260, 3),
        Media = Media(2.5),
        Leads = Leads(1, -2.1),
    };

    private static JourneyPlan Journeys() => new(
        ["search_brand", "search_generic", "social", "display", "email", "affiliate"],
        [.18, .22, .22, .20, .10, .08],
        [
            [.05, .03, .02, .03, .05, .02],
            [.14, .06, .05, .07, .05, .04],
            [.10, .07, .08, .12, .05, .03],
            [.11, .08, .08, .10, .04, .03],
            [.10, .05, .04, .04, .06, .03],
            [.12, .08, .04, .05, .04, .04],
        ],
        [.34, .12, .07, .04, .22, .18],
        [1, 1, .55, .30, 1, 1],
        2.5,
        true);

    private static MediaPlan Media(double prices) => new(
        156,
        400_000 * prices,
        250 * prices,
        -30_000 * prices,
        9_000 * prices,
        [
            new("search_brand", .10, 12_000 * prices, 1.0, 30_000 * prices, 9_000 * prices, .20, 1),
            new("search_generic", .20, 30_000 * prices, 1.0, 120_000 * prices, 22_000 * prices, .35, 1),
            new("social", .40, 40_000 * prices, 1.3, 130_000 * prices, 20_000 * prices, .40, 1),
            new("display", .30, 35_000 * prices, 1.2, 50_000 * prices, 15_000 * prices, .45, 1),
            new("email", .15, 4_000 * prices, 1.0, 40_000 * prices, 2_500 * prices, .30, 1),
            new("tv", .65, 120_000 * prices, 1.6, 180_000 * prices, 90_000 * prices, .25, .45),
        ],
        [new("display", "tv", 60_000 * prices), new("search_generic", "social", -35_000 * prices)],
        14_000 * prices);

    private static LeadPlan Leads(double size, double intercept) => new(
        size, intercept, .55, 1.1, 43, 11, .35, .9, .45, .30, .7, .45, .8, -.35, .25, .42);

    private static UnitPlan WithoutEffects(UnitPlan plan) => plan with
    {
        Experiment = plan.Experiment with { Persuadable = -60, SleepingDog = -60 },
        Journeys = plan.Journeys with { Causal = false },
        Media = plan.Media with
        {
            Channels = [.. plan.Media.Channels.Select(channel => channel with { Coefficient = 0 })],
            Interactions = [.. plan.Media.Interactions.Select(pair => pair with { Coefficient = 0 })],
            CapturePerUpperFunnel = 0,
        },
        Leads = new LeadPlan(plan.Leads.SizeFactor, plan.Leads.Intercept, 0, 0, 43, 11, 0, 0, 0, 0, 0, 0, 0, 0, .25, .25),
        Proxy = plan.Proxy with { Men = plan.Proxy.Women },
    };

    private static UnitPlan WithoutIncidents(UnitPlan plan) => plan with { Incidents = new IncidentPlan(null, 0, null, null, 0) };
}
