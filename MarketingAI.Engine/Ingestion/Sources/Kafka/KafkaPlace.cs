namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>Where one partition is.</summary>
internal sealed class KafkaPlace
{
    /// <summary>The first offset that was not read.</summary>
    public required long Next { get; set; }

    /// <summary>What was handed out to be kept last; null for nothing.</summary>
    public required long? Given { get; set; }

    /// <summary>The offset that the broker gives next.</summary>
    public required long? End { get; set; }

    public bool IsAtEnd { get; set; }
}

/// <summary>Where a partition is to be read on.</summary>
/// <param name="Problem">What people must know; null for nothing.</param>
internal sealed record KafkaSeat(long Next, string? Problem)
{
    /// <param name="known">The position kept, or null for none.</param>
    /// <param name="low">The oldest offset that the broker keeps.</param>
    /// <param name="high">The offset that the broker gives next.</param>
    public static KafkaSeat Of(long? known, long low, long high, bool beginsAtEnd) => known switch
    {
        null => new KafkaSeat(beginsAtEnd ? high : low, null),
        _ when known < low => new KafkaSeat(
            low, $"The broker no longer keeps offsets {known} to {low - 1}: {low - known} messages were deleted before they were read. Reading goes on at {low}. Lengthen the topic's retention."),
        _ when known > high => new KafkaSeat(
            low, $"The broker ends at offset {high}, before the kept position {known}: the topic was made anew. It is read from offset {low}; events that were taken before count once."),
        _ => new KafkaSeat(known.Value, null),
    };
}
