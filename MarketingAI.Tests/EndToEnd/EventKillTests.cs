using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Learners;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.CommandLine.Benchmarks.Http;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>The real host as a process, killed while producers send and send again: what was acknowledged is in the table once.</summary>
public sealed class EventKillTests(ITestOutputHelper output)
{
    private const int Producers = 6;

    [Fact]
    public Task Two_kills_lose_no_acknowledged_event_and_double_none() => RunAsync(kills: 2);

    [LongFact]
    [Trait("Category", "Long")]
    public Task Twenty_kills_lose_no_acknowledged_event_and_double_none() => RunAsync(kills: 20);

    private async Task RunAsync(int kills)
    {
        using TemporaryFolder folder = new();
        string key;
        await using (PreparedRoot prepared = await PreparedRoot.MakeAsync(folder.Path, ReferenceForest.Train(trees: 2, leaves: 4, rows: 500).Value, default))
        {
            await using AsyncServiceScope scope = prepared.Enter();
            key = (await scope.ServiceProvider.GetRequiredService<IApiKeys>().CreateAsync("producer", [ApiScopes.Collect], default)).Value.Secret;
        }

        ConcurrentDictionary<string, bool> acknowledged = new(StringComparer.Ordinal);
        int[] next = new int[Producers];
        for (int kill = 0; kill < kills; kill++)
        {
            int before = acknowledged.Count;
            await using ChildHost host = await ChildHost.StartAsync(folder.Path, ["EventIntake:MoveEveryMilliseconds=200"], default);
            using HttpClient client = new() { BaseAddress = new Uri($"http://{host.Address}") };
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
            Task[] producing = [.. Enumerable.Range(0, Producers).Select(number => Task.Run(() => ProduceAsync(client, number, next, acknowledged)))];
            await Task.Delay(1500 + (137 * kill % 700));
            await host.KillAsync();
            await Task.WhenAll(producing);
            Assert.True(acknowledged.Count > before, "The host answered nothing before it was killed.");
        }

        await CheckAsync(folder, acknowledged, kills);
    }

    /// <summary>Sends batches until the host is gone. The batch that had no answer is sent again by the next round, whole.</summary>
    private static async Task ProduceAsync(HttpClient client, int number, int[] next, ConcurrentDictionary<string, bool> acknowledged)
    {
        try
        {
            while (true)
            {
                string[] ids = [.. Enumerable.Range(0, 1 + (number * 10)).Select(i => string.Create(CultureInfo.InvariantCulture, $"p{number}-{next[number]}-{i}"))];
                string body = string.Join(',', ids.Select(id => $$"""{"event_id":"{{id}}","type":"page","user_id":"u{{number}}","page":"/x"}"""));
                using StringContent content = new($"[{body}]", Encoding.UTF8, "application/json");
                using HttpResponseMessage answer = await client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    next[number]++;
                    Array.ForEach(ids, id => acknowledged[id] = true);
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The host was killed.
        }
    }

    private async Task CheckAsync(TemporaryFolder folder, ConcurrentDictionary<string, bool> acknowledged, int kills)
    {
        await using PreparedRoot root = PreparedRoot.Open(folder.Path);
        await using AsyncServiceScope scope = root.Enter();
        await scope.ServiceProvider.GetRequiredService<IEventIntake>().MoveAsync(default);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(new WarehouseTable("ingestion", "event"));
        IReadOnlyList<string> stored = session.Query("SELECT event_id FROM ingestion.event", row => row.GetString(0));
        HashSet<string> distinct = [.. stored];
        int unanswered = stored.Count(id => !acknowledged.ContainsKey(id));

        output.WriteLine($"{kills} kills: {acknowledged.Count} acknowledged, {stored.Count} stored, {unanswered} of them stored without their answer having arrived");
        Assert.Empty(acknowledged.Keys.Where(id => !distinct.Contains(id)));
        Assert.Equal(stored.Count, distinct.Count);
        Assert.True(unanswered <= Producers * 51, $"{unanswered} events were stored but never acknowledged.");
    }
}
