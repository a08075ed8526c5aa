namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>Touch paths alike, counted.</summary>
internal sealed record PathRow(string Path, long Conversions, long Minor, long Nulls);
