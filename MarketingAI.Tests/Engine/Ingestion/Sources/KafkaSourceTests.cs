using System.Globalization;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

public sealed class KafkaSourceTests
{
    [Fact]
    public async Task All_partitions_are_read_once_and_a_restart_goes_on_behind_what_is_in_the_table()
    {
        using KafkaMock kafka = new();
        await using SourceBench bench = new();
        kafka.Create("orders");
        kafka.Send("orders", Clicks(0, 4_000));
        await bench.KafkaAsync("shop", kafka.Brokers, ["orders"]);

        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Events() == 4_000, "4,000 events");
        await bench.StopAsync();
        kafka.Send("orders", Clicks(3_900, 600));
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Events() == 4_500, "500 more events");
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("shop") is { Activity: SourceActivity.CaughtUp }, "no lag");

        SourceHealth health = bench.Get<ISourceHealth>().Find("shop")!;
        Assert.Equal(["orders/0", "orders/1", "orders/2", "orders/3"], health.Parts.Select(part => part.Name), StringComparer.Ordinal);
        Assert.All(health.Parts, part => Assert.Equal((1_150, 0), (part.Next, part.Lag)));
        Assert.Equal(
            [.. Enumerable.Range(0, 4).Select(i => $$"""{"partition":"orders/{{i}}","next":1150}""")], bench.Rows("partition, next", "source_position"));
    }

    [Fact]
    public async Task A_poison_message_goes_to_the_dead_letters_with_topic_partition_and_offset_and_holds_nobody_up()
    {
        using KafkaMock kafka = new();
        await using SourceBench bench = new();
        kafka.Create("orders");
        await kafka.SendAsync("orders", 1, Click(1));
        await kafka.SendAsync("orders", 1, "{\"type\":\"click\",");
        await kafka.SendAsync("orders", 1, null);
        await kafka.SendAsync("orders", 1, Click(2));
        await bench.KafkaAsync("shop", kafka.Brokers, ["orders"]);

        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Events() == 2, "both good events");

        Assert.StartsWith(
            """{"source":"shop","reason":"IllFormed","message":"orders/1 offset 1: The event is not well-formed JSON""",
            Assert.Single(bench.Rows("source, reason, message", "dead_letter")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_is_added_and_a_pause_are_followed_while_running()
    {
        using KafkaMock kafka = new();
        await using SourceBench bench = new();
        kafka.Create("orders");
        kafka.Create("visits");
        kafka.Send("orders", Clicks(0, 100));
        kafka.Send("visits", Clicks(100, 100));
        await bench.KafkaAsync("shop", kafka.Brokers, ["orders"]);
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Events() == 100, "the first topic");

        await bench.Get<ISourceSetup>().ChangeKafkaAsync(
            "shop", new KafkaSettings { Brokers = kafka.Brokers, Topics = ["orders", "visits"] }, new KafkaSecrets(), "more", default);
        await SourceBench.UntilAsync(() => bench.Events() == 200, "the second topic");
        await bench.Get<IEventSources>().ChangeAsync("shop", new EventSourceChange("pause", State: EventSourceState.Paused), default);
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("shop") is null, "the reader to stop");
        kafka.Send("orders", Clicks(200, 50));
        await Task.Delay(1_500);
        long whilePaused = bench.Events();
        await bench.Get<IEventSources>().ChangeAsync("shop", new EventSourceChange("go on", State: EventSourceState.Active), default);

        await SourceBench.UntilAsync(() => bench.Events() == 250, "what came during the pause");
        Assert.Equal(200, whilePaused);
    }

    /// <summary>The mock cluster cannot give a topic more partitions, so two of its four are kept from sight at first.</summary>
    [Fact]
    public async Task Partitions_that_a_topic_gets_while_it_is_read_are_read_from_their_beginning()
    {
        using KafkaMock kafka = new();
        kafka.Create("orders");
        kafka.Send("orders", Clicks(0, 400));
        int visible = 2;
        KafkaLooks looks = new(TimeSpan.FromMilliseconds(200), partition => partition < Volatile.Read(ref visible));
        await using KafkaTap tap = await KafkaTap.OpenAsync(
            new KafkaSettings { Brokers = kafka.Brokers, Topics = ["orders"], Start = KafkaStart.Latest }, new KafkaSecrets(), [new SourcePosition("orders/0", 0), new SourcePosition("orders/1", 0)],
            looks, _ => Task.CompletedTask, default);
        List<RawMessage> before = await AllAsync(tap);
        Volatile.Write(ref visible, 4);
        kafka.Send("orders", Clicks(400, 40));
        List<RawMessage> after = await AllAsync(tap);

        Assert.Equal(200, before.Count);
        Assert.Equal(240, after.Count);
        Assert.Equal(440, before.Concat(after).Select(message => message.Origin).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["orders/0 110 0", "orders/1 110 0", "orders/2 110 0", "orders/3 110 0"], tap.Parts().Select(part => $"{part.Name} {part.Next} {part.Lag}"), StringComparer.Ordinal);
    }

    private static async Task<List<RawMessage>> AllAsync(KafkaTap tap)
    {
        List<RawMessage> all = [];
        long until = Environment.TickCount64 + 3_000;
        while (Environment.TickCount64 < until)
        {
            all.AddRange((await tap.ReadAsync(1_000, TimeSpan.FromMilliseconds(300), default)).Messages);
        }

        return all;
    }

    [Fact]
    public async Task A_source_that_can_wait_gives_way_while_events_of_callers_wait_and_then_reads_all()
    {
        using KafkaMock kafka = new();
        await using SourceBench bench = new(intake: new EventIntakeOptions { MostBacklogMegabytes = 1 });
        kafka.Create("orders");
        kafka.Send("orders", Clicks(0, 1_000));
        await bench.KafkaAsync("shop", kafka.Brokers, ["orders"]);
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Events() == 1_000, "the first events");

        Assert.Null((await bench.Get<IEventSources>().CreateAsync(new NewEventSource("Web", EventSourceKind.Http, Key: "web"), default)).Refusal);
        string calls = string.Concat(Clicks(100_000, 6_000).Select(click => click + "\n"));
        Outcome<IntakeAnswer> taken = await bench.Get<IEventIntake>().AcceptAsync(new IntakeCaller("web"), Encoding.UTF8.GetBytes(calls), new BodyForm(), default);
        Assert.Null(taken.Refusal);
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("shop") is { Activity: SourceActivity.GivingWay }, "the source to give way");
        kafka.Send("orders", Clicks(900, 5_100));
        await Task.Delay(2_500);
        (long events, long? lag) = (bench.Events(), bench.Get<ISourceHealth>().Find("shop")!.Lag);
        await bench.Get<IEventIntake>().MoveAsync(default);
        await SourceBench.UntilAsync(() => bench.Events() == 12_000, "all events of both");

        Assert.Equal((1_000, 5_100), (events, lag));
        Assert.Equal(12_000, bench.Count("SELECT count(DISTINCT event_id) FROM ingestion.event", new WarehouseTable("ingestion", "event")));
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("shop") is { Activity: SourceActivity.CaughtUp, Lag: 0 }, "no lag");
    }

    [Fact]
    public async Task A_broker_that_cannot_be_reached_is_named_in_plain_words()
    {
        await using SourceBench bench = new();
        await bench.KafkaAsync("shop", "127.0.0.1:1", ["orders"]);
        await bench.StartAsync();

        Outcome<KafkaReport> tried = await bench.Get<ISourceSetup>().TryKafkaAsync(
            "shop", new KafkaSettings { Brokers = "127.0.0.1:1", Topics = ["orders"] }, new KafkaSecrets(), default);
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("shop") is { Activity: SourceActivity.Faulted }, "the fault to be shown");

        const string Words = "Cannot reach 127.0.0.1:1: connection refused. Check the address and port, that the broker runs, and the firewall between.";
        Assert.Equal(Words, tried.Refusal!.Reason);
        Assert.Equal(Words, bench.Get<ISourceHealth>().Find("shop")!.Fault);
    }

    [Fact]
    public async Task A_source_survives_the_loss_of_its_broker_and_goes_on_when_it_is_back()
    {
        using KafkaMock kafka = new();
        await using SourceBench bench = new();
        kafka.Create("orders");
        kafka.Send("orders", Clicks(0, 100));
        await bench.KafkaAsync("shop", kafka.Brokers, ["orders"]);
        await bench.StartAsync();
        await SourceBench.UntilAsync(() => bench.Events() == 100, "the first events");

        kafka.SwitchOff();
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("shop") is { Activity: SourceActivity.Faulted }, "the loss to be seen");
        string fault = bench.Get<ISourceHealth>().Find("shop")!.Fault!;
        kafka.SwitchOn();
        kafka.Send("orders", Clicks(50, 100));

        await SourceBench.UntilAsync(() => bench.Events() == 150, "what came after the loss");
        await SourceBench.UntilAsync(() => bench.Get<ISourceHealth>().Find("shop") is { Fault: null }, "the fault to be taken back");
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_test_tells_brokers_partitions_messages_and_missing_topics()
    {
        using KafkaMock kafka = new(brokers: 2);
        await using SourceBench bench = new();
        kafka.Create("orders");
        kafka.Send("orders", Clicks(0, 40));

        Outcome<KafkaReport> tried = await bench.Get<ISourceSetup>().TryKafkaAsync(
            null, new KafkaSettings { Brokers = kafka.Brokers, Topics = ["orders"] }, new KafkaSecrets(), default);

        Assert.Equal(2, tried.Value.Brokers.Count);
        Assert.Equal([new KafkaTopic("orders", 4, 40, null)], tried.Value.Topics);
    }

    internal static IEnumerable<string> Clicks(int from, int count) => Enumerable.Range(from, count).Select(Click);

    internal static string Click(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"event_id":"e{{i}}","type":"click","event_time":"2026-11-20T10:{{i / 60 % 60:00}}:{{i % 60:00}}Z","anonymous_id":"k{{i % 97}}","campaign":"c{{i % 7}}"}""");
}
