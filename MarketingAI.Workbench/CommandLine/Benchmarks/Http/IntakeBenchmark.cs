using System.Globalization;
using System.Text;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.CommandLine.Benchmarks.Http;

/// <summary>
/// Events a second over HTTP, one an HTTP call and five hundred a call, against an empty JSON answer of the same host behind the same middleware. The
/// mover runs meanwhile. Rounds take turns, so that a slow moment of the machine hits all; medians are told.
/// </summary>
internal sealed class IntakeBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 64;
    private const int BatchConnections = 8;
    private const int EventsABatch = 500;
    private const int LoadThreads = 2;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public string Name => "intake";

    public string Question => "how many events a second are acknowledged out of the durable log, alone and in batches?";

    public async Task<Outcome<IReadOnlyList<BenchmarkResult>>> RunAsync(VerbProgress progress, CancellationToken cancellationToken)
    {
        Outcome<CompiledModel> model = ReferenceForest.Train(trees: 2, leaves: 4, rows: 500);
        if (model.IsRefused)
        {
            return model.Refusal;
        }

        DirectoryInfo root = Directory.CreateTempSubdirectory("marketingai-bench-");
        try
        {
            string key;
            await using (PreparedRoot prepared = await PreparedRoot.MakeAsync(root.FullName, model.Value, cancellationToken))
            {
                await using AsyncServiceScope scope = prepared.Enter();
                key = (await scope.ServiceProvider.GetRequiredService<IApiKeys>()
                    .CreateAsync("producer", [ApiScopes.Collect, ApiScopes.Score], cancellationToken)).Value.Secret;
            }

            await using ChildHost host = await ChildHost.StartAsync(root.FullName, [], cancellationToken);
            return Outcome.Of(await MeasureAsync(host, key, progress, cancellationToken));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(ChildHost host, string key, VerbProgress progress, CancellationToken cancellationToken)
    {
        HttpLoad many = new(host.Address, Connections, LoadThreads);
        HttpLoad few = new(host.Address, BatchConnections, LoadThreads);
        IReadOnlyList<byte[]> empty = [Request("GET", "/api/v1/ping", key, string.Empty)];
        List<LoadResult> emptyRounds = [];
        List<LoadResult> singleRounds = [];
        List<LoadResult> batchRounds = [];
        for (int round = -1; round < Rounds; round++)
        {
            progress.Report(Math.Max(0, round) / (double)Rounds, $"intake: round {round + 1} of {Rounds}");
            List<(List<LoadResult> Into, LoadResult Result)> made =
            [
                (emptyRounds, await many.RunAsync(empty, Round, cancellationToken)),
                (singleRounds, await many.RunAsync(Bodies(key, round, "s", 60_000, 1), Round, cancellationToken)),
                (batchRounds, await few.RunAsync(Bodies(key, round, "b", 600, EventsABatch), Round, cancellationToken)),
            ];
            if (round >= 0)
            {
                made.ForEach(pair => pair.Into.Add(Checked(pair.Result)));
            }
        }

        double base1 = Median(emptyRounds, round => round.PerSecond);
        return
        [
            BenchmarkResult.Against("intake-single", Median(singleRounds, round => round.PerSecond), "events/s", base1),
            BenchmarkResult.Against("intake-single-p99", Median(singleRounds, round => round.MillisecondsAt(0.99)), "ms", Median(emptyRounds, round => round.MillisecondsAt(0.99))),
            BenchmarkResult.Against("intake-batch", Median(batchRounds, round => round.PerSecond * EventsABatch), "events/s", base1),
            BenchmarkResult.Alone("intake-batch-p99", Median(batchRounds, round => round.MillisecondsAt(0.99)), "ms"),
        ];
    }

    /// <summary>Calls with other event ids each; where a fast machine goes round, the same ids come again and count as known.</summary>
    private static byte[][] Bodies(string key, int round, string kind, int calls, int events) =>
    [
        .. Enumerable.Range(0, calls).Select(call => Request("POST", "/api/v1/events", key, $"[{string.Join(',', Enumerable.Range(0, events).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $$"""{"event_id":"{{kind}}{{round}}-{{call}}-{{i}}","type":"click","event_time":"2026-03-02T08:00:00Z","anonymous_id":"k{{call % 997}}","channel":"social","campaign":"social-a","creative":"so2-07","placement":"sport.example/top"}""")))}]")),
    ];

    private static LoadResult Checked(LoadResult result) => result.Failures == 0
        ? result
        : throw new InvalidOperationException($"{result.Failures} of {result.Answers} answers were not 200.");

    private static byte[] Request(string method, string path, string key, string body) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {key}\r\n"
        + (body.Length == 0 ? string.Empty : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n")
        + $"\r\n{body}");

    private static double Median(List<LoadResult> rounds, Func<LoadResult, double> figure)
    {
        double[] figures = [.. rounds.Select(figure).Order()];
        return figures[figures.Length / 2];
    }
}
