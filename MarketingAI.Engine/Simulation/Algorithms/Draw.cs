namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>What a generator is for, so that no two uses share their draws.</summary>
internal enum Draw
{
    Household = 1,
    Person,
    Purchases,
    Journeys,
    Browsing,
    Delivery,
    Records,
    Consent,
    Offline,
    Platforms,
    Experiment,
    Comparison,
    Media,
    Geography,
    Leads,
    Creatives,
    Spend,
}
