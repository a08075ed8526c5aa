using System.Diagnostics;
using Confluent.Kafka;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources.Running;

namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>
/// Reads all partitions of some topics from positions that we keep; the broker's own record of offsets is neither read nor written. One
/// host owns a source, so partitions are assigned by hand and no group ever rebalances. librdkafka's queue is bounded: what is not
/// asked for stays at the broker.
/// </summary>
internal sealed class KafkaTap : ISourceTap
{
    private const int MostBatchBytes = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskAgainEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(100);

    private readonly KafkaSettings _settings;
    private readonly Func<string, Task> _tell;
    private readonly IConsumer<Ignore, byte[]> _consumer;
    private readonly IAdminClient _admin;
    private readonly Dictionary<TopicPartition, KafkaPlace> _places = [];
    private readonly Dictionary<string, long> _stored;
    private long _lookedAt;
    private long _askedAt;
    private bool _isHeld;
    private volatile string? _fault;

    private readonly KafkaLooks _looks;

    private KafkaTap(KafkaSettings settings, KafkaSecrets secrets, IReadOnlyList<SourcePosition> stored, KafkaLooks looks, Func<string, Task> tell)
    {
        (_settings, _looks, _tell) = (settings, looks, tell);
        _stored = stored.ToDictionary(position => position.Partition, position => position.Next, StringComparer.Ordinal);
        _consumer = new ConsumerBuilder<Ignore, byte[]>(KafkaClient.Consumer(settings, secrets))
            .SetErrorHandler((_, error) => _fault = KafkaFault.Words(error))
            .SetLogHandler((_, log) => _fault = KafkaFault.OfLog(log) ?? _fault)
            .Build();
        _admin = new DependentAdminClientBuilder(_consumer.Handle).Build();
    }

    public string? Fault => _fault;

    /// <param name="tell">Is told what people must know, such as messages that the broker no longer keeps.</param>
    /// <exception cref="KafkaException">The brokers cannot be reached.</exception>
    /// <exception cref="IOException">The same, in words.</exception>
    public static async Task<KafkaTap> OpenAsync(
        KafkaSettings settings, KafkaSecrets secrets, IReadOnlyList<SourcePosition> stored, KafkaLooks looks, Func<string, Task> tell, CancellationToken cancellationToken)
    {
        KafkaTap tap = new(settings, secrets, stored, looks, tell);
        try
        {
            await Task.Run(tap.LookForPartitionsAsync, cancellationToken);
            return tap;
        }
        catch (KafkaException unreached) when (tap._fault is not null && unreached.Error.Code is ErrorCode.Local_TimedOut or ErrorCode.Local_Transport)
        {
            string known = tap._fault ?? KafkaFault.Words(unreached.Error);
            await tap.DisposeAsync();
            throw new IOException(known, unreached);
        }
        catch
        {
            await tap.DisposeAsync();
            throw;
        }
    }

    public Task<TapRead> ReadAsync(int most, TimeSpan wait, CancellationToken cancellationToken) =>
        Task.Run(() => TakeAsync(most, wait, cancellationToken), cancellationToken);

    public Task CommittedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Hold(bool isHeld)
    {
        if (_isHeld == isHeld)
        {
            return;
        }

        _isHeld = isHeld;
        if (isHeld)
        {
            _consumer.Pause(_places.Keys);
        }
        else
        {
            _consumer.Resume(_places.Keys);
            foreach (KafkaPlace place in _places.Values)
            {
                place.IsAtEnd = place.End is { } end && place.Next >= end;
            }
        }
    }

    public IReadOnlyList<SourcePart> Parts() =>
        [.. _places.OrderBy(place => place.Key.Topic, StringComparer.Ordinal).ThenBy(place => place.Key.Partition.Value)
            .Select(place => new SourcePart(NameOf(place.Key), place.Value.Next, place.Value.End))];

    public async ValueTask DisposeAsync() => await Task.Run(() =>
    {
        _admin.Dispose();
        _consumer.Dispose();
    });

    internal static string NameOf(TopicPartition partition) => FormattableString.Invariant($"{partition.Topic}/{partition.Partition.Value}");

    private async Task<TapRead> TakeAsync(int most, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (Stopwatch.GetElapsedTime(_lookedAt) > _looks.Every)
        {
            await LookForPartitionsAsync();
        }

        AskAgain();
        if (most == 0)
        {
            AskForEnds();
        }

        List<RawMessage> messages = [];
        long began = Stopwatch.GetTimestamp();
        long bytes = 0;
        while (messages.Count < most && bytes < MostBatchBytes && Stopwatch.GetElapsedTime(began) < wait)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TimeSpan left = wait - Stopwatch.GetElapsedTime(began);
            if (await NextAsync(left < ShortestPoll ? left : ShortestPoll) is { } message)
            {
                messages.Add(message);
                bytes += message.Body.Length;
            }
        }

        return new TapRead(messages, Moved(), _places.Values.All(place => place.IsAtEnd));
    }

    private async Task<RawMessage?> NextAsync(TimeSpan wait)
    {
        try
        {
            ConsumeResult<Ignore, byte[]>? result = _consumer.Consume(wait > TimeSpan.Zero ? wait : TimeSpan.Zero);
            if (result is null)
            {
                return null;
            }

            _fault = null;
            KafkaPlace place = _places[result.TopicPartition];
            place.Next = Math.Max(place.Next, result.IsPartitionEOF ? result.Offset.Value : result.Offset.Value + 1);
            place.IsAtEnd = result.IsPartitionEOF;
            place.End = Math.Max(_consumer.GetWatermarkOffsets(result.TopicPartition).High.Value, place.Next);
            return result.IsPartitionEOF || result.Message.Value is null ? null : Taken(result);
        }
        catch (ConsumeException fault) when (fault.Error.Code is ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange)
        {
            await SeatAsync([fault.ConsumerRecord.TopicPartition]);
            return null;
        }
        catch (ConsumeException fault) when (!fault.Error.IsFatal)
        {
            _fault = KafkaFault.Words(fault.Error);
            return null;
        }
    }

    private static RawMessage Taken(ConsumeResult<Ignore, byte[]> result)
    {
        DateTimeOffset? at = result.Message.Timestamp.Type == TimestampType.NotAvailable ? null : new DateTimeOffset(result.Message.Timestamp.UtcDateTime);
        return new RawMessage(result.Message.Value, at, FormattableString.Invariant($"{NameOf(result.TopicPartition)} offset {result.Offset.Value}"));
    }

    /// <summary>Positions that are not in the table yet.</summary>
    private List<SourcePosition> Moved()
    {
        List<SourcePosition> moved = [];
        foreach ((TopicPartition partition, KafkaPlace place) in _places)
        {
            if (place.Next != place.Given)
            {
                place.Given = place.Next;
                moved.Add(new SourcePosition(NameOf(partition), place.Next));
            }
        }

        return moved;
    }

    /// <summary>Finds partitions that are new, and reads them from their beginning: what is in them is not older than our last look.</summary>
    private async Task LookForPartitionsAsync()
    {
        List<TopicPartition> found = [];
        foreach (string topic in _settings.Topics)
        {
            TopicMetadata known = _admin.GetMetadata(topic, Patience).Topics.Single(one => string.Equals(one.Topic, topic, StringComparison.Ordinal));
            if (known.Error.IsError || known.Partitions.Count == 0)
            {
                Error error = known.Error.IsError ? known.Error : new Error(ErrorCode.UnknownTopicOrPart, topic);
                throw new IOException($"Topic '{topic}': {KafkaFault.Words(error)}");
            }

            found.AddRange(known.Partitions.Where(partition => _looks.Sees(partition.PartitionId)).Select(partition => new TopicPartition(topic, partition.PartitionId)));
        }

        _lookedAt = Stopwatch.GetTimestamp();
        TopicPartition[] fresh = [.. found.Where(partition => !_places.ContainsKey(partition))];
        if (fresh.Length > 0)
        {
            await SeatAsync(fresh);
        }
    }

    /// <summary>Puts partitions to where they are to be read on.</summary>
    private async Task SeatAsync(IReadOnlyList<TopicPartition> partitions)
    {
        bool isFirstLook = _places.Count == 0 && _stored.Count == 0;
        foreach (TopicPartition partition in partitions)
        {
            WatermarkOffsets kept = _consumer.QueryWatermarkOffsets(partition, Patience);
            long? known = _places.TryGetValue(partition, out KafkaPlace? place) ? place.Next
                : _stored.TryGetValue(NameOf(partition), out long stored) ? stored
                : null;
            KafkaSeat seat = KafkaSeat.Of(known, kept.Low.Value, kept.High.Value, isFirstLook && _settings.Start == KafkaStart.Latest);
            if (seat.Problem is { } problem)
            {
                await _tell($"{NameOf(partition)}: {problem}");
            }

            _places[partition] = new KafkaPlace { Next = seat.Next, Given = known == seat.Next ? seat.Next : null, End = kept.High.Value, IsAtEnd = seat.Next >= kept.High.Value };
        }

        _consumer.Assign(_places.Select(place => new TopicPartitionOffset(place.Key, new Offset(place.Value.Next))));
        if (_isHeld)
        {
            _consumer.Pause(_places.Keys);
        }
    }

    /// <summary>A broker that came back but has nothing new to send would leave the old fault standing.</summary>
    private void AskAgain()
    {
        if (_fault is null || Stopwatch.GetElapsedTime(_askedAt) < AskAgainEvery)
        {
            return;
        }

        _askedAt = Stopwatch.GetTimestamp();
        try
        {
            _admin.GetMetadata(_settings.Topics[0], TimeSpan.FromSeconds(2));
            _fault = null;
        }
        catch (KafkaException unreached)
        {
            _fault ??= KafkaFault.Words(unreached.Error);
        }
    }

    private void AskForEnds()
    {
        try
        {
            foreach ((TopicPartition partition, KafkaPlace place) in _places)
            {
                place.End = Math.Max(_consumer.QueryWatermarkOffsets(partition, TimeSpan.FromSeconds(2)).High.Value, place.Next);
            }
        }
        catch (KafkaException unreached)
        {
            _fault = KafkaFault.Words(unreached.Error);
        }
    }
}
