using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Sequences;

/// <summary>Events from which no sessions can be made.</summary>
public sealed record SequencesUnfit(string Why) : Refusal(Why);
