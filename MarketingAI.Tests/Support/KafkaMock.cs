using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;

namespace MarketingAI.Tests.Support;

/// <summary>librdkafka's own mock cluster: real brokers on loopback ports, in memory, gone with this object. Any process can reach them.</summary>
public sealed class KafkaMock : IDisposable
{
    /// <summary>How many partitions a topic of the mock has.</summary>
    public const int Partitions = 4;

    private const string Native = "librdkafka";

    private readonly IProducer<Null, byte[]> _producer;
    private readonly IAdminClient _admin;
    private readonly IntPtr _cluster;

    /// <summary>The client picks one of several builds of its native library; ours must be the same one.</summary>
    static KafkaMock() => NativeLibrary.SetDllImportResolver(typeof(KafkaMock).Assembly, (name, _, _) => name == Native
        ? NativeLibrary.Load(File.ReadLines("/proc/self/maps").First(line => line.Contains("librdkafka", StringComparison.Ordinal)).Split(' ')[^1])
        : IntPtr.Zero);

    public KafkaMock(int brokers = 1)
    {
        ProducerConfig config = new() { LingerMs = 1, MessageTimeoutMs = 60_000 };
        config.Set("test.mock.num.brokers", brokers.ToString(CultureInfo.InvariantCulture));
        _producer = new ProducerBuilder<Null, byte[]>(config).SetLogHandler((_, _) => { }).Build();
        _admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        object handle = _producer.Handle.GetType().GetProperty("LibrdkafkaHandle", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(_producer.Handle)!;
        _cluster = ClusterOf(((SafeHandle)handle).DangerousGetHandle());
        Brokers = string.Join(',', _admin.GetMetadata(TimeSpan.FromSeconds(5)).Brokers.Select(broker => $"{broker.Host}:{broker.Port}"));
    }

    /// <summary>For other clients: <c>127.0.0.1:port,...</c>.</summary>
    public string Brokers { get; }

    public void Create(string topic) => Assert.Equal(0, CreateTopic(_cluster, topic, Partitions, 1));

    /// <summary>Takes a broker away as if its machine were switched off; what it holds is kept.</summary>
    public void SwitchOff(int broker = 1) => Assert.Equal(0, SetDown(_cluster, broker));

    public void SwitchOn(int broker = 1) => Assert.Equal(0, SetUp(_cluster, broker));

    /// <summary>Puts a message into a partition and waits for the broker's answer.</summary>
    public Task SendAsync(string topic, int partition, string? text) => _producer.ProduceAsync(
        new TopicPartition(topic, partition), new Message<Null, byte[]> { Value = text is null ? null! : Encoding.UTF8.GetBytes(text) });

    /// <summary>Puts messages into all partitions in turn, as fast as they go.</summary>
    public void Send(string topic, IEnumerable<string> texts)
    {
        int next = 0;
        foreach (string text in texts)
        {
            _producer.Produce(new TopicPartition(topic, next++ % Partitions), new Message<Null, byte[]> { Value = Encoding.UTF8.GetBytes(text) });
        }

        _producer.Flush(TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        _admin.Dispose();
        _producer.Dispose();
    }

    [DllImport(Native, EntryPoint = "rd_kafka_handle_mock_cluster", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern IntPtr ClusterOf(IntPtr client);

    [DllImport(Native, EntryPoint = "rd_kafka_mock_topic_create", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int CreateTopic(IntPtr cluster, string topic, int partitions, int replicas);

    [DllImport(Native, EntryPoint = "rd_kafka_mock_broker_set_down", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int SetDown(IntPtr cluster, int broker);

    [DllImport(Native, EntryPoint = "rd_kafka_mock_broker_set_up", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int SetUp(IntPtr cluster, int broker);
}
