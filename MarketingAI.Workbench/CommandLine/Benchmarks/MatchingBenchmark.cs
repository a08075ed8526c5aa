using System.Diagnostics;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Simulation;

namespace MarketingAI.Workbench.CommandLine.Benchmarks;

/// <summary>How long a million records take to be deduplicated, and one record to be looked up among them.</summary>
internal sealed class MatchingBenchmark : IBenchmark
{
    private const int Records = 1_000_000;
    private const int Lookups = 8_000;
    private const int WarmUp = 1_000;

    public string Name => "matching";

    public string Question => "How long do a million simulated records take to be deduplicated, and how long one record to be found among them?";

    public async Task<Outcome<IReadOnlyList<BenchmarkResult>>> RunAsync(VerbProgress progress, CancellationToken cancellationToken)
    {
        await using CommandWorkspace workspace = CommandWorkspace.Open(CommandModules.Add);
        await using ServiceProvider simulation = new ServiceCollection().AddSimulation().BuildServiceProvider();
        string folder = Directory.CreateTempSubdirectory("marketingai-matching-").FullName;
        try
        {
            progress.Report(0, "Simulating a million records");
            await simulation.GetRequiredService<ISimulator>().WriteRegisterAsync(folder, Records, seed: 1, repeats: true, cancellationToken);
            return await MeasureAsync(workspace, folder, progress, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Outcome<IReadOnlyList<BenchmarkResult>>> MeasureAsync(
        CommandWorkspace workspace, string folder, VerbProgress progress, CancellationToken cancellationToken)
    {
        IFileTables files = workspace.Get<IFileTables>();
        IMatching matching = workspace.Get<IMatching>();
        long start = Stopwatch.GetTimestamp();
        Outcome<DataSet> set = await files.LoadAsync(new FileSource(Path.Combine(folder, "customers.csv"), "customers.csv"), cancellationToken);
        double loading = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        Outcome<MatchPlan> plan = await matching.ProposeAsync(set.Value, null, cancellationToken);
        Outcome<MatchResult> result = await matching.MatchAsync(
            set.Value, null, plan.Value, new MatchOptions { MemoryMegabytes = 4000 }, new Line(progress), cancellationToken);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (double build, double megabytes, double median, double late) = await LookUpAsync(matching, set.Value, plan.Value, result.Value, folder, cancellationToken);
        Outcome<DataSet> truthSet = await files.LoadAsync(new FileSource(Path.Combine(folder, "truth.csv"), "truth.csv"), cancellationToken);
        Outcome<TruthReport> judged = (await matching.ReadTruthAsync([truthSet.Value], result.Value, cancellationToken))
            .Then(truth => matching.Judge(result.Value, truth));
        return Outcome.Of<IReadOnlyList<BenchmarkResult>>(
        [
            BenchmarkResult.Alone($"{Name}-read-file", loading, "s"),
            BenchmarkResult.Against($"{Name}-deduplicate-1m", seconds, "s", 60),
            BenchmarkResult.Alone($"{Name}-pairs-compared", result.Value.Report.PairsCompared, "pairs"),
            BenchmarkResult.Alone($"{Name}-f1-at-proposed", judged.Value.AtThreshold.F1, "F1"),
            BenchmarkResult.Alone($"{Name}-f1-best", judged.Value.Best.F1, "F1"),
            BenchmarkResult.Alone($"{Name}-index-build", build, "s"),
            BenchmarkResult.Alone($"{Name}-index-memory", megabytes, "MB"),
            BenchmarkResult.Alone($"{Name}-lookup-median", median, "ms"),
            BenchmarkResult.Against($"{Name}-lookup-p99", late, "ms", 5),
            BenchmarkResult.Alone($"{Name}-peak-memory", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, "MB"),
        ]);
    }

    /// <summary>Looks up records evenly spread over the register, each as it stands there; the first thousand warm up and do not count.</summary>
    private static async Task<(double Build, double Megabytes, double Median, double Late)> LookUpAsync(
        IMatching matching, DataSet set, MatchPlan plan, MatchResult result, string folder, CancellationToken cancellationToken)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        RecordIndex index = (await matching.IndexAsync(set, null, plan, new MatchOptions(), result, cancellationToken)).Value;
        double build = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        using StreamReader lines = new(Path.Combine(folder, "customers.csv"));
        string[] names = (await lines.ReadLineAsync(cancellationToken))!.Split(',');
        List<double> times = [];
        for (int i = 0; await lines.ReadLineAsync(cancellationToken) is { } line && times.Count < Lookups + WarmUp; i++)
        {
            if (i % (Records / (Lookups + WarmUp)) != 0 || line.Contains('"', StringComparison.Ordinal))
            {
                continue;
            }

            string[] cells = line.Split(',');
            Dictionary<string, string?> record = names.Zip(cells).Where(cell => index.Columns.Contains(cell.First, StringComparer.Ordinal))
                .ToDictionary(cell => cell.First, cell => cell.Second.Length == 0 ? null : cell.Second, StringComparer.Ordinal);
            start = Stopwatch.GetTimestamp();
            _ = index.Find(record, 5);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        double[] sorted = [.. times.Skip(WarmUp).Order()];
        return (build, megabytes, sorted[sorted.Length / 2], sorted[(int)(0.99 * sorted.Length)]);
    }

    private sealed class Line(VerbProgress line) : IProgress<MatchProgress>
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public void Report(MatchProgress value)
        {
            if (Environment.GetEnvironmentVariable("MATCH_TIMES") is not null)
            {
                line.Say(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(_start).TotalSeconds:0.0} {value.Step}"));
            }

            line.Report(value.Share, value.Step);
        }
    }
}
