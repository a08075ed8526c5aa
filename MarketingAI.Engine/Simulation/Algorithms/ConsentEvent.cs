namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>A person's yes or no to one purpose.</summary>
internal sealed record ConsentEvent(string Id, Person Person, string Purpose, bool Granted, double Days, double KnownDays, string Source);
