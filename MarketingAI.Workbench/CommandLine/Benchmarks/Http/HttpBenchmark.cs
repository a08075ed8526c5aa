using System.Globalization;
using System.Text;
using MarketingAI.Engine.Data.Segments;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Workbench.CommandLine.Benchmarks.Http;

/// <summary>
/// Scores per second over HTTP against an empty JSON answer of the same host behind the same middleware and key, 64 connections, for each
/// durability of the decision log. Rounds of both take turns, so that a slow moment of the machine hits both; medians are told.
/// </summary>
internal sealed class HttpBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 64;
    private const int Bodies = 2048;
    private const int LoadThreads = 2;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    public string Name => "http";

    public string Question => "how much of an empty answer's throughput is left when 500 trees are scored and the decision is logged?";

    public async Task<Outcome<IReadOnlyList<BenchmarkResult>>> RunAsync(VerbProgress progress, CancellationToken cancellationToken)
    {
        progress.Report(0, "http: training the reference model of 500 trees");
        Outcome<CompiledModel> model = ReferenceForest.Train();
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
                key = prepared.Key;
            }

            List<BenchmarkResult> results = [];
            foreach (LogDurability durability in Enum.GetValues<LogDurability>())
            {
                results.AddRange(await MeasureAsync(root.FullName, key, model.Value, durability, progress, cancellationToken));
            }

            return results;
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(
        string root, string key, CompiledModel model, LogDurability durability, VerbProgress progress, CancellationToken cancellationToken)
    {
        await using ChildHost host = await ChildHost.StartAsync(root, [$"DecisionLog:Durability={durability}"], cancellationToken);
        HttpLoad load = new(host.Address, Connections, LoadThreads);
        IReadOnlyList<byte[]> empty = [Request("GET", "/api/v1/ping", key, string.Empty)];
        IReadOnlyList<byte[]> scores = ScoreRequests(key, model);
        await load.RunAsync(empty, Round, cancellationToken);
        await load.RunAsync(scores, Round, cancellationToken);

        List<LoadResult> emptyRounds = [];
        List<LoadResult> scoreRounds = [];
        for (int round = 0; round < Rounds; round++)
        {
            progress.Report((double)round / Rounds, $"http: round {round + 1} of {Rounds}, {durability}");
            emptyRounds.Add(Checked(await load.RunAsync(empty, Round, cancellationToken)));
            scoreRounds.Add(Checked(await load.RunAsync(scores, Round, cancellationToken)));
        }

        string name = durability == LogDurability.Synced ? "http-synced" : "http-handed-to-system";
        double[] ratios = [.. scoreRounds.Zip(emptyRounds, (score, empty) => score.PerSecond / empty.PerSecond)];
        return
        [
            new BenchmarkResult(
                name, Median(scoreRounds, round => round.PerSecond), "requests/s", Median(emptyRounds, round => round.PerSecond), Median(ratios)),
            BenchmarkResult.Against(
                $"{name}-p50", Median(scoreRounds, round => round.MillisecondsAt(0.5)), "ms", Median(emptyRounds, round => round.MillisecondsAt(0.5))),
            BenchmarkResult.Against(
                $"{name}-p99", Median(scoreRounds, round => round.MillisecondsAt(0.99)), "ms", Median(emptyRounds, round => round.MillisecondsAt(0.99))),
        ];
    }

    private static LoadResult Checked(LoadResult result) => result.Failures == 0
        ? result
        : throw new InvalidOperationException($"{result.Failures} of {result.Answers} answers were not 200.");

    /// <summary>Requests with another row each, made before the measurement.</summary>
    internal static IReadOnlyList<byte[]> ScoreRequests(string key, CompiledModel model)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, Bodies).Select(_ => Request("POST", "/api/v1/score", key, Body(model, random)))];
    }

    private static string Body(CompiledModel model, Random random)
    {
        IEnumerable<string> fields = model.Fields.Select(field =>
            string.Create(CultureInfo.InvariantCulture, $"\"{field.Name}\":{(random.NextDouble() * 4) - 2:0.####}"));
        return $"{{\"model\":\"{PreparedRoot.Alias}\",\"rows\":[{{{string.Join(',', fields)}}}]}}";
    }

    private static byte[] Request(string method, string path, string key, string body) => Encoding.UTF8.GetBytes(
        $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {key}\r\n"
        + (body.Length == 0 ? string.Empty : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n")
        + $"\r\n{body}");

    private static double Median(List<LoadResult> rounds, Func<LoadResult, double> figure) => Median([.. rounds.Select(figure)]);

    private static double Median(double[] figures)
    {
        Array.Sort(figures);
        return figures[figures.Length / 2];
    }
}
