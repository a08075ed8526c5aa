using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources;

/// <summary>The business unit has no source of this key.</summary>
public sealed record EventSourceNotFound(string Key)
    : Refusal($"There is no event source '{Key}' in this business unit. The page Sources lists those there are and makes new ones.");

/// <summary>The source takes no events now.</summary>
public sealed record EventSourcePaused(string Key) : Refusal($"The event source '{Key}' is paused. Somebody must let it go on on its page before it takes events.");

/// <summary>The key is in use.</summary>
public sealed record EventSourceKeyTaken(string Key) : Refusal($"There is already an event source '{Key}'. Choose another key.");

/// <summary>A setting of a source cannot be.</summary>
public sealed record EventSourceUnfit(string Setting, string Rule, string Found) : Refusal($"{Setting}: {Rule} Found '{Found}'.");

/// <summary>A mapping cannot be.</summary>
public sealed record MappingUnfit(EventField Field, string Rule, string Found)
    : Refusal($"Mapping of {EventFields.NameOf(Field)}: {Rule} Found '{Found}'.");
