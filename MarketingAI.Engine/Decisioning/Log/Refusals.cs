using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>The record could not be written, so the call was not answered.</summary>
public sealed record LogNotWritten(string Cause)
    : Refusal($"The decision could not be written to the decision log, so it is not given: {Cause} Ask again later.");

/// <summary>The host is stopping.</summary>
public sealed record LogClosed() : Refusal("The decision log is closed because the host is stopping. Ask again after the restart.");
