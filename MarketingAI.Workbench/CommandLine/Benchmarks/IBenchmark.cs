using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.CommandLine.Benchmarks;

/// <summary>One measurement that <c>bench</c> can make. Listed in <see cref="BenchmarkList"/>.</summary>
internal interface IBenchmark
{
    /// <summary>Small letters and hyphens; the name for <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>What it answers, in a few words.</summary>
    string Question { get; }

    /// <returns>One or more figures, or why it cannot run on this machine.</returns>
    Task<Outcome<IReadOnlyList<BenchmarkResult>>> RunAsync(VerbProgress progress, CancellationToken cancellationToken);
}

/// <param name="Name">The benchmark's name, with a suffix where it has several figures.</param>
/// <param name="Unit">Such as <c>rows/s</c> or <c>ms</c>.</param>
/// <param name="Baseline">What it is compared with, in the same unit; null where there is none.</param>
/// <param name="Ratio">Value over baseline; null where there is no baseline.</param>
internal sealed record BenchmarkResult(string Name, double Value, string Unit, double? Baseline, double? Ratio)
{
    public static BenchmarkResult Against(string name, double value, string unit, double baseline) =>
        new(name, value, unit, baseline, value / baseline);

    public static BenchmarkResult Alone(string name, double value, string unit) => new(name, value, unit, null, null);
}
