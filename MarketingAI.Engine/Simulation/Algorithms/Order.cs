namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>An order on a customer's account.</summary>
/// <param name="Days">Time in days since the start of the year.</param>
internal sealed record Order(string Id, Person Person, int Number, double Days, long Minor, Place Place);
