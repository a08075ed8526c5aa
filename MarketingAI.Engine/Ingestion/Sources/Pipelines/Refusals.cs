using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Pipelines;

/// <summary>There is no such advice in the business unit.</summary>
public sealed record AdviceNotFound(Guid Id) : Refusal($"There is no advice {Id} in this business unit.");

/// <summary>The advice was decided on before.</summary>
public sealed record AdviceDecided(string Decision, string By) : Refusal($"This advice was already {Decision.ToLowerInvariant()} by {By}. Ask for a new one.");
