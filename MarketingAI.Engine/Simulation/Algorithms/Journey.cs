namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>One touch path.</summary>
/// <param name="Order">The order it ended in, or null.</param>
internal sealed record Journey(string Id, Person Person, IReadOnlyList<Touch> Touches, Order? Order);
