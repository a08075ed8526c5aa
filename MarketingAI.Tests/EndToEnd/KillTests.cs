using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.CommandLine.Benchmarks.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>The real host as a process, killed under load: nothing that was acknowledged may be lost.</summary>
public sealed class KillTests
{
    private const int Clients = 8;

    [Fact]
    public Task Three_kills_under_load_lose_no_acknowledged_decision_and_finish_no_training() => RunAsync(kills: 3);

    [LongFact]
    [Trait("Category", "Long")]
    public Task Twenty_kills_under_load_lose_no_acknowledged_decision_and_finish_no_training() => RunAsync(kills: 20);

    private static async Task RunAsync(int kills)
    {
        using TemporaryFolder folder = new();
        CompiledModel model = ReferenceForest.Train(trees: 20, leaves: 8, rows: 2000).Value;
        string key;
        Guid training;
        await using (PreparedRoot prepared = await PreparedRoot.MakeAsync(folder.Path, model, default))
        {
            key = prepared.Key;
            training = await StartTrainingAsync(prepared, await ImportAsync(prepared, folder));
        }

        ConcurrentBag<Guid> acknowledged = [];
        for (int kill = 0; kill < kills; kill++)
        {
            int before = acknowledged.Count;
            await using ChildHost host = await ChildHost.StartAsync(folder.Path, [], default);
            await LoadUntilKilledAsync(host, key, model, acknowledged, TimeSpan.FromMilliseconds(1500 + (137 * kill % 700)));

            Assert.True(acknowledged.Count > before, "The host answered nothing before it was killed.");
            await using PreparedRoot afterwards = PreparedRoot.Open(folder.Path);
            Assert.Contains((await JobAsync(afterwards, training)).Status, (JobStatus[])[JobStatus.Queued, JobStatus.Running]);
        }

        await SeeTrainingRunAgainAsync(folder, training, kills);
        await CheckAsync(folder, acknowledged);
    }

    private static async Task LoadUntilKilledAsync(
        ChildHost host, string key, CompiledModel model, ConcurrentBag<Guid> acknowledged, TimeSpan after)
    {
        using HttpClient client = new() { BaseAddress = new Uri($"http://{host.Address}") };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        Task[] load = [.. Enumerable.Range(0, Clients).Select(number => Task.Run(() => AskAsync(client, model, number, acknowledged)))];
        await Task.Delay(after);
        await host.KillAsync();
        await Task.WhenAll(load);
    }

    /// <summary>Asks until the host is gone; keeps the ids of whole answers only.</summary>
    private static async Task AskAsync(HttpClient client, CompiledModel model, int number, ConcurrentBag<Guid> acknowledged)
    {
        string fields = string.Join(',', model.Fields.Select((field, i) =>
            string.Create(CultureInfo.InvariantCulture, $"\"{field.Name}\":{(number - i) / 10d}")));
        string rows = string.Join(',', Enumerable.Repeat($"{{{fields}}}", 1 + number));
        try
        {
            while (true)
            {
                using StringContent body = new($"{{\"model\":\"{PreparedRoot.Alias}\",\"rows\":[{rows}]}}", Encoding.UTF8, "application/json");
                using HttpResponseMessage answer = await client.PostAsync(new Uri("/api/v1/score", UriKind.Relative), body);
                if (answer.IsSuccessStatusCode)
                {
                    JsonElement decisions = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("decisions");
                    foreach (JsonElement decision in decisions.EnumerateArray())
                    {
                        acknowledged.Add(decision.GetProperty("decisionId").GetGuid());
                    }
                }
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The host was killed.
        }
    }

    private static async Task<Guid> ImportAsync(PreparedRoot prepared, TemporaryFolder folder)
    {
        string file = folder.File("leads.csv");
        StringBuilder csv = new("age,visits,bought\n");
        for (int i = 0; i < 3000; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{20 + (i % 50)},{i * 7 % 11},{(i * 31 % 17 > 8 ? 1 : 0)}\n");
        }

        await File.WriteAllTextAsync(file, csv.ToString());
        await using AsyncServiceScope scope = prepared.Enter();
        IDataSets dataSets = scope.ServiceProvider.GetRequiredService<IDataSets>();
        DataSet data = (await dataSets.ImportAsync(file, "leads.csv", "Leads", default)).Value;
        IReadOnlyList<ContractColumn> proposed = (await dataSets.ProposeContractAsync(data.Id, default)).Value;
        IReadOnlyList<ContractColumn> columns = [.. proposed.Select(column => column with { KnownAt = KnownAt.Before, Meaning = "made up" })];
        Outcome<DataContract> contract = await scope.ServiceProvider.GetRequiredService<IContracts>().ConfirmAsync(data.Id, "Leads", columns, default);
        Assert.False(contract.IsRefused, contract.Refusal?.Reason);
        return data.Id;
    }

    /// <summary>A training that would take an hour.</summary>
    private static async Task<Guid> StartTrainingAsync(PreparedRoot root, Guid data)
    {
        await using AsyncServiceScope scope = root.Enter();
        return await scope.ServiceProvider.GetRequiredService<IJobs>().StartAsync(
            new TrainModelRequest(data, "bought", null, [], "Leads", Seconds: 3600), "Train a model on Leads", default);
    }

    private static async Task<JobState> JobAsync(PreparedRoot root, Guid job)
    {
        await using AsyncServiceScope scope = root.Enter();
        return (await scope.ServiceProvider.GetRequiredService<IJobs>().FindAsync(job, default))!;
    }

    /// <summary>At the next start the training runs again by itself, however often it was killed.</summary>
    private static async Task SeeTrainingRunAgainAsync(TemporaryFolder folder, Guid training, int kills)
    {
        await using ChildHost host = await ChildHost.StartAsync(folder.Path, [], default);
        await using PreparedRoot beside = PreparedRoot.Open(folder.Path);
        JobState state = await JobAsync(beside, training);
        for (int i = 0; i < 150 && (state.Status != JobStatus.Running || state.Attempts < 2); i++)
        {
            await Task.Delay(200);
            state = await JobAsync(beside, training);
        }

        Assert.Equal(JobStatus.Running, state.Status);
        Assert.InRange(state.Attempts, 2, kills + 1);
        await host.KillAsync();
    }

    private static async Task CheckAsync(TemporaryFolder folder, ConcurrentBag<Guid> acknowledged)
    {
        await using PreparedRoot root = PreparedRoot.Open(folder.Path);
        await using AsyncServiceScope scope = root.Enter();
        IDecisionLog log = scope.ServiceProvider.GetRequiredService<IDecisionLog>();
        Guid[] inLog = [.. (await log.ListAsync(new DecisionQuery(Take: int.MaxValue), default)).Select(decision => decision.Id)];
        HashSet<Guid> known = [.. inLog];

        Assert.Empty(acknowledged.Where(id => !known.Contains(id)));
        Assert.Equal(inLog.Length, known.Count);
        Assert.Equal(acknowledged.Count, acknowledged.Distinct().Count());
        LedgerVerdict verdict = await scope.ServiceProvider.GetRequiredService<ILedger>().VerifyAsync(default);
        Assert.True(verdict.Intact, verdict.Finding);
        await log.MoveToTableAsync(default);
        Assert.Equal(inLog, (await log.ListAsync(new DecisionQuery(Take: int.MaxValue), default)).Select(decision => decision.Id));
    }
}
