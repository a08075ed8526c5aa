using MarketingAI.Engine.FeatureStore.Online.Speed;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine.Benchmarks;

/// <summary>Memory and look-up time of a million entities with fifty features, in memory, against the stated bounds.</summary>
internal sealed class OnlineBenchmark : IBenchmark
{
    private const int Entities = 1_000_000;
    private const int Features = 50;

    public string Name => "online";

    public string Question => "How much memory do a million entities with fifty features take, and how long does it take to look one up?";

    public async Task<Outcome<IReadOnlyList<BenchmarkResult>>> RunAsync(VerbProgress progress, CancellationToken cancellationToken)
    {
        progress.Report(0, "online: a million entities with fifty features");
        OnlineFigures figures = await Task.Run(() => OnlineSpeed.Measure(Entities, Features, cancellationToken), cancellationToken);
        return Outcome.Of<IReadOnlyList<BenchmarkResult>>(
        [
            BenchmarkResult.Against($"{Name}-memory", figures.Bytes / 1e6, "MB", 600),
            BenchmarkResult.Alone($"{Name}-fill", figures.FillSeconds, "s"),
            BenchmarkResult.Against($"{Name}-look-up-p50", figures.LookUpMedian, "us", 1000),
            BenchmarkResult.Against($"{Name}-look-up-p99", figures.LookUpHigh, "us", 1000),
            BenchmarkResult.Alone($"{Name}-upserts", figures.Upserts, "rows/s"),
            BenchmarkResult.Against($"{Name}-look-up-while-written-p50", figures.BusyMedian, "us", 1000),
            BenchmarkResult.Against($"{Name}-look-up-while-written-p99", figures.BusyHigh, "us", 1000),
        ]);
    }
}
