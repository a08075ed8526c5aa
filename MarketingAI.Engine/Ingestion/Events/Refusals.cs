using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>The body holds nothing at all.</summary>
public sealed record NoEvents() : Refusal("The body is empty. Send a JSON object, an array of objects, or one object a line.");

/// <summary>A body holds more events than one call may.</summary>
public sealed record TooManyEvents(int Most) : Refusal($"The body holds more than {Most} events. Split them over several calls.");

/// <summary>More waits than the intake may hold; nothing was taken.</summary>
/// <param name="IsBacklog">The table lags behind (503); otherwise the log's writer does (429).</param>
public sealed record IntakeOverloaded(bool IsBacklog, int RetryAfterSeconds)
    : Refusal($"The event intake has more waiting than it may hold, so nothing of this call was taken. Send it again in {RetryAfterSeconds} s.");

/// <summary>The context beside a batch is put into every message and may not be large.</summary>
public sealed record BatchContextTooLong(int Found, int Most)
    : Refusal($"The context beside the batch has {Found} bytes; it is put into every message and has at most {Most}. Put what is large into the messages themselves.");
