namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>A platform's bill for one campaign and day, in the platform's currency.</summary>
internal sealed record SpendRow(
    DateOnly Date, string Platform, string Channel, string Campaign, string Currency, long Minor, long Impressions, long Clicks);
