namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>One order as one platform could see it.</summary>
internal sealed record PlatformSighting(
    string Platform, Order Order, PlatformKind Kind, DateTime? LastClick, DateTime? LastView, string Campaign, bool Consented, bool Twice);
