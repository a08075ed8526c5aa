namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>How a source that we read from (Kafka, a folder) is doing now.</summary>
/// <param name="Fault">What is wrong, in words with the way out; null for nothing.</param>
/// <param name="LastReadAt">When something was last committed in this run of the host.</param>
/// <param name="NextAt">For batches: when the next begins.</param>
public sealed record SourceHealth(
    SourceActivity Activity, string? Fault, DateTimeOffset Since, DateTimeOffset? LastReadAt, DateTimeOffset? NextAt, IReadOnlyList<SourcePart> Parts)
{
    /// <summary>Messages that wait in all parts; null where no end is known.</summary>
    public long? Lag => Parts.Any(part => part.Lag is not null) ? Parts.Sum(part => part.Lag ?? 0) : null;
}

/// <summary>What a source's reader does.</summary>
public enum SourceActivity
{
    Connecting,

    /// <summary>Messages wait and are being read.</summary>
    Reading,

    /// <summary>All that was there is in the table.</summary>
    CaughtUp,

    /// <summary>The next batch is not due.</summary>
    Resting,

    /// <summary>Events that callers were promised wait for the table; this source waits at its broker or in its folder until they are in.</summary>
    GivingWay,

    /// <summary>Something is wrong; it is tried again.</summary>
    Faulted,

    Stopped,
}

/// <summary>How the sources are doing that this host reads from.</summary>
public interface ISourceHealth
{
    /// <summary>The state of a source of the present business unit; null where this host does not read it.</summary>
    SourceHealth? Find(string key);
}
