using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Tests.Support;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

public sealed class ModeSwitchTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Switching_a_running_Kafka_source_to_and_fro_under_load_loses_and_doubles_nothing()
    {
        using KafkaMock kafka = new();
        await using SourceBench bench = new();
        kafka.Create("orders");
        await bench.KafkaAsync("shop", kafka.Brokers, ["orders"], minutes: 1);
        await bench.StartAsync();
        int produced = await WhileSwitchingAsync(bench, from =>
        {
            kafka.Send("orders", KafkaSourceTests.Clicks(from, 200));
            return Task.CompletedTask;
        });

        await SourceBench.UntilAsync(() => bench.Events() >= produced, "all events");
        Assert.Equal((produced, produced), (bench.Events(), Distinct(bench)));
    }

    [Fact]
    public async Task Switching_a_running_HTTP_source_to_and_fro_under_load_loses_and_doubles_nothing()
    {
        await using SourceBench bench = new();
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource("shop", EventSourceKind.Http, Key: "shop", BatchMinutes: 1), default);
        IEventIntake intake = bench.Get<IEventIntake>();
        using CancellationTokenSource moved = new();
        Task moving = Task.Run(async () =>
        {
            while (!moved.IsCancellationRequested)
            {
                await bench.Get<IEventIntake>().MoveAsync(default);
                await Task.Delay(50);
            }
        });
        int produced = await WhileSwitchingAsync(bench, async from =>
        {
            byte[] body = Encoding.UTF8.GetBytes(string.Join('\n', KafkaSourceTests.Clicks(from, 200)));
            Assert.Null((await intake.AcceptAsync(new IntakeCaller("shop"), body, new BodyForm(IsLines: true), default)).Refusal);
        });

        await moved.CancelAsync();
        await moving;
        await bench.Get<IEventIntake>().MoveAsync(default);
        Assert.Equal((produced, produced), (bench.Events(), Distinct(bench)));
    }

    [Theory]
    [InlineData(5, null, "2026-03-02T09:07:30Z", "2026-03-02T09:10:00Z")]
    [InlineData(60, null, "2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z")]
    [InlineData(15, "02:30", "2026-03-02T02:29:59Z", "2026-03-02T02:30:00Z")]
    [InlineData(15, "02:30", "2026-03-02T02:30:00Z", "2026-03-03T02:30:00Z")]
    public void Batches_begin_by_the_clock(int minutes, string? at, string moment, string next)
    {
        EventSource source = new(
            Guid.Empty, "k", "n", EventSourceKind.Http, IntakeMode.Batch, minutes, at is null ? null : TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture), null,
            "web_analytics", TimeSpan.Zero, EventSourceState.Active, null, null, StandardMapping.Default, "t", default);

        Assert.Equal(Time(next), LoadCadence.NextAfter(source, Time(moment)));
    }

    private async Task<int> WhileSwitchingAsync(SourceBench bench, Func<int, Task> send)
    {
        int produced = 0;
        for (int i = 0; i < 40; i++)
        {
            await send(produced);
            produced += 200;
            if (i % 10 == 5)
            {
                await bench.Get<IEventSources>().ChangeAsync("shop", new EventSourceChange("switch", Mode: i % 20 == 5 ? IntakeMode.Batch : IntakeMode.Streaming), default);
            }

            await Task.Delay(100);
        }

        output.WriteLine($"{produced} events sent over 4 switches.");
        return produced;
    }

    private static long Distinct(SourceBench bench) => bench.Count("SELECT count(DISTINCT event_id) FROM ingestion.event", new WarehouseTable("ingestion", "event"));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
