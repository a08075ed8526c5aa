namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>When values are written out by the clock.</summary>
internal static class RefreshTimes
{
    /// <summary>Hour of the day (UTC) that nightly values are for.</summary>
    public const int Hour = 2;

    /// <summary>The same as SQL.</summary>
    public static string LastBefore(string time) => FormattableString.Invariant($"(date_trunc('day', {time} - to_hours({Hour})) + to_hours({Hour}))");

    /// <summary>The last nightly time at or before a moment.</summary>
    public static DateTimeOffset LastBefore(DateTimeOffset time)
    {
        DateTimeOffset shifted = time.ToUniversalTime().AddHours(-Hour);
        return new DateTimeOffset(shifted.Date, TimeSpan.Zero).AddHours(Hour);
    }
}
