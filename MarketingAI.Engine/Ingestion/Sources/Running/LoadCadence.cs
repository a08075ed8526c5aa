namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>When batches begin. Times are those of the clock (UTC), not of the last run, so that a restart does not move them.</summary>
public static class LoadCadence
{
    /// <summary>The first beginning after a moment.</summary>
    public static DateTimeOffset NextAfter(EventSource source, DateTimeOffset moment)
    {
        ArgumentNullException.ThrowIfNull(source);
        DateTime utc = moment.UtcDateTime;
        if (source.BatchAt is { } at)
        {
            DateTime today = utc.Date + at.ToTimeSpan();
            return new DateTimeOffset(today > utc ? today : today.AddDays(1), TimeSpan.Zero);
        }

        long step = TimeSpan.TicksPerMinute * source.BatchMinutes;
        return new DateTimeOffset(((utc.Ticks / step) + 1) * step, TimeSpan.Zero);
    }

    /// <summary>In words, such as <c>every 5 minutes</c> or <c>every night at 02:30 UTC</c>.</summary>
    public static string Words(EventSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source switch
        {
            { Mode: IntakeMode.Streaming } => "about every second",
            { BatchAt: { } at } => $"every day at {at:HH\\:mm} UTC",
            { BatchMinutes: 1 } => "every minute",
            { BatchMinutes: 60 } => "every hour",
            _ => $"every {source.BatchMinutes} minutes",
        };
    }
}
