namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>Why an event cannot be taken.</summary>
internal sealed record EventFault(DeadLetterReason Reason, string? Field, string Message);
