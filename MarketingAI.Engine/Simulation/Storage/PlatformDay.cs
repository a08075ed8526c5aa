namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Conversions of a day, campaign and platform by the platform's clock.</summary>
internal sealed record PlatformDay(DateOnly Date, string Platform, string Campaign, long Conversions, long Minor);
