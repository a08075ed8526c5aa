namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>How a source looks for partitions that its topics have got since.</summary>
/// <param name="Every">Time between two looks.</param>
/// <param name="Sees">Which partitions the broker shows by now; all but where a test lets them come one after another.</param>
internal sealed record KafkaLooks(TimeSpan Every, Predicate<int> Sees)
{
    public KafkaLooks(TimeSpan every) : this(every, _ => true)
    {
    }
}
