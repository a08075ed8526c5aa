using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>A device's cookie and whose it is.</summary>
internal sealed record CookieRow(string Cookie, Device Device, Person Person);
