namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>A row of a platform's export.</summary>
/// <param name="Cause">Why it is there: ours, window, view, or spurious.</param>
internal sealed record PlatformReport(
    string Id, string Platform, string Campaign, string? OrderId, string Kind, DateTime LocalTime, long Minor, string Cause, bool IsCopy);
