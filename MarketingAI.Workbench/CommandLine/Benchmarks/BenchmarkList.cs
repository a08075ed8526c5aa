namespace MarketingAI.Workbench.CommandLine.Benchmarks;

/// <summary>Every benchmark, in the order <c>bench</c> runs them.</summary>
internal static class BenchmarkList
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new CompiledScoringBenchmark(), new FeatureBenchmark(), new Http.HttpBenchmark(), new Http.IntakeBenchmark(), new MatchingBenchmark(),
        new OnlineBenchmark(),
    ];
}
