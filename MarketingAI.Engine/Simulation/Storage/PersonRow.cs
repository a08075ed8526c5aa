using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>A person with what drives its purchases.</summary>
internal sealed record PersonRow(Person Person, Driver Driver, int Orders);
