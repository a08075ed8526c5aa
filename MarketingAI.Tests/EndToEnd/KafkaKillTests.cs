using System.Diagnostics;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Tests.Engine.Ingestion.Sources;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.CommandLine.Benchmarks.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>Brokers in this process, the real host in another that is killed again and again: each event is in the table once.</summary>
public sealed class KafkaKillTests(ITestOutputHelper output)
{
    private const string Topic = "orders";

    [Fact]
    public Task Three_kills_while_a_producer_goes_on_lose_and_double_nothing() => RunAsync(kills: 3);

    [LongFact]
    [Trait("Category", "Long")]
    public Task Twenty_kills_while_a_producer_goes_on_lose_and_double_nothing() => RunAsync(kills: 20);

    private async Task RunAsync(int kills)
    {
        using TemporaryFolder folder = new();
        using KafkaMock kafka = new(brokers: 2);
        kafka.Create(Topic);
        await PrepareAsync(folder, kafka);
        Stopwatch watch = Stopwatch.StartNew();
        using CancellationTokenSource enough = new();
        Task<int> producing = Task.Run(() => ProduceAsync(kafka, enough.Token));
        List<long> seen = [];
        for (int kill = 0; kill < kills; kill++)
        {
            await using ChildHost host = await ChildHost.StartAsync(folder.Path, ["Demo:Enabled=false"], default);
            await Task.Delay(TimeSpan.FromMilliseconds(2_000 + (337 * kill % 1_100)));
            await host.KillAsync();
            seen.Add((await CountAsync(folder)).Events);
        }

        await enough.CancelAsync();
        int produced = await producing;
        (long Events, long Distinct, long Batches) end = await FinishAsync(folder, produced);

        output.WriteLine($"{kills} kills, {produced} events produced in {watch.Elapsed.TotalSeconds:0} s with doubles, in the table after each kill {string.Join(", ", seen)}, at the end {end.Events} in {end.Batches} commits.");
        Assert.Equal((produced, produced), (end.Events, end.Distinct));
        Assert.True(seen[^1] > 0, "The host read nothing before it was killed.");
    }

    /// <summary>Some 2,000 messages a second; every tenth event is sent a second time.</summary>
    private static async Task<int> ProduceAsync(KafkaMock kafka, CancellationToken cancellationToken)
    {
        int next = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            kafka.Send(Topic, KafkaSourceTests.Clicks(next, 100).Concat(KafkaSourceTests.Clicks(Math.Max(0, next - 50), 10)));
            next += 100;
            await Task.Delay(50, CancellationToken.None);
        }

        return next;
    }

    private static async Task PrepareAsync(TemporaryFolder folder, KafkaMock kafka)
    {
        await using PreparedRoot prepared = await PreparedRoot.MakeAsync(folder.Path, ReferenceForest.Train(trees: 5, leaves: 4, rows: 500).Value, default);
        await using AsyncServiceScope scope = prepared.Enter();
        IServiceProvider services = scope.ServiceProvider;
        Outcome<EventSource> made = await services.GetRequiredService<IEventSources>().CreateAsync(new NewEventSource("Shop", EventSourceKind.Kafka), default);
        Outcome<EventSource> set = await services.GetRequiredService<ISourceSetup>().ChangeKafkaAsync(
            made.Value.Key, new KafkaSettings { Brokers = kafka.Brokers, Topics = [Topic] }, new KafkaSecrets(), "test", default);
        Assert.Null(set.Refusal);
    }

    private static async Task<(long Events, long Distinct, long Batches)> FinishAsync(TemporaryFolder folder, int produced)
    {
        (long Events, long Distinct, long Batches) found = (0, 0, 0);
        for (int i = 0; i < 6 && found.Events < produced; i++)
        {
            await using ChildHost host = await ChildHost.StartAsync(folder.Path, ["Demo:Enabled=false"], default);
            await Task.Delay(TimeSpan.FromSeconds(5));
            await host.KillAsync();
            found = await CountAsync(folder);
        }

        return found;
    }

    private static async Task<(long Events, long Distinct, long Batches)> CountAsync(TemporaryFolder folder)
    {
        await using PreparedRoot root = PreparedRoot.Open(folder.Path);
        await using AsyncServiceScope scope = root.Enter();
        await scope.ServiceProvider.GetRequiredService<IEventIntake>().PositionsAsync("shop", default);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(new WarehouseTable("ingestion", "event"), new WarehouseTable("ingestion", "batch"));
        return (session.Count("SELECT count(*) FROM ingestion.event"), session.Count("SELECT count(DISTINCT event_id) FROM ingestion.event"), session.Count("SELECT count(*) FROM ingestion.batch"));
    }
}
