using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>No values of the view are in memory.</summary>
public sealed record OnlineNotLoaded(string View, string? Why) : Refusal(
    $"{View} has no values in memory. {Why ?? "They are being loaded after a start; ask again in a moment."}");

/// <summary>A key that cannot be looked up.</summary>
public sealed record OnlineKeyUnfit(int Bytes) : Refusal(
    FormattableString.Invariant($"A key has 1 to {Algorithms.OnlineTable.LongestKey} bytes. Found {Bytes}."));

/// <summary>The values of a view were never written out.</summary>
public sealed record OnlineNeverWritten(string View) : Refusal($"The values of {View} were never written out. Refresh it, or wait for the next night.");
