namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>How far one part of a source was read: a partition of Kafka, or a file.</summary>
/// <param name="Next">The first offset or row that was not taken yet.</param>
/// <param name="End">The offset that the broker gives next; null where it is not known.</param>
public sealed record SourcePart(string Name, long Next, long? End)
{
    /// <summary>Messages that wait; null where the end is not known.</summary>
    public long? Lag => End is { } end ? Math.Max(0, end - Next) : null;
}
