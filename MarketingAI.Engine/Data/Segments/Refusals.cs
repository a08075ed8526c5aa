using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Data.Segments;

/// <summary>The record could not be written, so the call was not answered.</summary>
public sealed record LogNotWritten(string Log, string Cause)
    : Refusal($"The {Log} could not be written, so nothing was accepted or given: {Cause} Ask again later.");

/// <summary>The host is stopping.</summary>
public sealed record LogClosed(string Log) : Refusal($"The {Log} is closed because the host is stopping. Ask again after the restart.");
