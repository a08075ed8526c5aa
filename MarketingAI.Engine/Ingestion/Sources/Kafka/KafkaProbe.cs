using Confluent.Kafka;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>Tries a connection: are there brokers, may we see the topics, how much is in them?</summary>
internal static class KafkaProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Outcome<KafkaReport> Try(KafkaSettings settings, KafkaSecrets secrets)
    {
        if (KafkaSettingsRule.Check(settings) is { } refusal)
        {
            return refusal;
        }

        string? fault = null;
        try
        {
            using IConsumer<Ignore, Ignore> consumer = new ConsumerBuilder<Ignore, Ignore>(KafkaClient.Consumer(settings, secrets))
                .SetErrorHandler((_, error) => fault = error.Code == ErrorCode.Local_AllBrokersDown ? fault ?? KafkaFault.Words(error) : KafkaFault.Words(error))
                .SetLogHandler((_, log) => fault = KafkaFault.OfLog(log) ?? fault)
                .Build();
            using IAdminClient admin = new DependentAdminClientBuilder(consumer.Handle).Build();
            List<KafkaTopic> topics = [.. settings.Topics.Select(topic => Look(consumer, admin, topic))];
            IReadOnlyList<string> brokers = [.. admin.GetMetadata(Patience).Brokers.Select(broker => FormattableString.Invariant($"{broker.Host}:{broker.Port}"))];
            return new KafkaReport(brokers, topics);
        }
        catch (KafkaException unreached)
        {
            return new KafkaUnreachable(unreached.Error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_Transport && fault is not null ? fault : KafkaFault.Words(unreached.Error));
        }
        catch (Exception unusable) when (unusable is InvalidOperationException or ArgumentException)
        {
            return new KafkaUnreachable($"The settings cannot be used: {unusable.Message}");
        }
    }

    private static KafkaTopic Look(IConsumer<Ignore, Ignore> consumer, IAdminClient admin, string topic)
    {
        TopicMetadata known = admin.GetMetadata(topic, Patience).Topics.Single(one => string.Equals(one.Topic, topic, StringComparison.Ordinal));
        if (known.Error.IsError || known.Partitions.Count == 0)
        {
            return new KafkaTopic(topic, 0, 0, known.Error.IsError ? KafkaFault.Words(known.Error) : "The topic has no partitions.");
        }

        long kept = 0;
        foreach (PartitionMetadata partition in known.Partitions)
        {
            WatermarkOffsets marks = consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition.PartitionId), Patience);
            kept += marks.High.Value - marks.Low.Value;
        }

        return new KafkaTopic(topic, known.Partitions.Count, kept, null);
    }
}

/// <summary>What a connection test found.</summary>
/// <param name="Brokers">Addresses that the brokers advertise; they must be reachable from here.</param>
public sealed record KafkaReport(IReadOnlyList<string> Brokers, IReadOnlyList<KafkaTopic> Topics);

/// <param name="Kept">Messages that the broker keeps now.</param>
/// <param name="Problem">Why it cannot be read; null where it can.</param>
public sealed record KafkaTopic(string Name, int Partitions, long Kept, string? Problem);
