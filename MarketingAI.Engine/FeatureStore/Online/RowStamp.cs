namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>Of when a row's values are.</summary>
/// <param name="AsOf">The decision time that they are for, in UTC ticks.</param>
/// <param name="Written">When they were computed, in UTC ticks; events that came into the table later are not in them.</param>
internal readonly record struct RowStamp(long AsOf, long Written);
