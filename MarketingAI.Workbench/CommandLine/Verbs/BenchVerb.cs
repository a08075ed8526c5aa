using System.CommandLine;
using System.Globalization;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.CommandLine.Benchmarks;

namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Runs the benchmarks of <see cref="BenchmarkList"/> and prints value, baseline and their ratio.</summary>
internal sealed class BenchVerb : IVerb
{
    private readonly Option<string?> _only = new("--only") { Description = "Run one benchmark by its name.", HelpName = "NAME" };

    public string Name => "bench";

    public string Purpose => "Measures the product on this machine: speed and quality against stated baselines.";

    public IReadOnlyList<Option> Options => [_only];

    public async Task<Outcome<VerbReport>> RunAsync(ParseResult arguments, VerbProgress progress, CancellationToken cancellationToken)
    {
        IReadOnlyList<IBenchmark> chosen = BenchmarkList.All;
        if (arguments.GetValue(_only) is string only)
        {
            chosen = [.. chosen.Where(benchmark => benchmark.Name == only)];
            if (chosen.Count == 0)
            {
                string known = string.Join(", ", BenchmarkList.All.Select(benchmark => benchmark.Name));
                return new UnusableArguments($"There is no benchmark '{only}'. Benchmarks: {known}.");
            }
        }

        List<BenchmarkResult> results = [];
        List<SkippedBenchmark> skipped = [];
        for (int i = 0; i < chosen.Count; i++)
        {
            progress.Report((double)i / chosen.Count, $"{chosen[i].Name}: {chosen[i].Question}");
            Outcome<IReadOnlyList<BenchmarkResult>> outcome = await chosen[i].RunAsync(progress, cancellationToken);
            if (outcome.IsRefused)
            {
                skipped.Add(new SkippedBenchmark(chosen[i].Name, outcome.Refusal.Reason));
            }
            else
            {
                results.AddRange(outcome.Value);
            }
        }

        return new VerbReport(new { Results = results, Skipped = skipped }, writer => Print(writer, results, skipped));
    }

    private static void Print(TextWriter writer, List<BenchmarkResult> results, List<SkippedBenchmark> skipped)
    {
        TextTable table = new("name", "value", "unit", "baseline", "ratio");
        foreach (BenchmarkResult result in results)
        {
            table.Add(result.Name, Digits(result.Value), result.Unit, Digits(result.Baseline), Digits(result.Ratio));
        }

        table.Print(writer);
        foreach (SkippedBenchmark one in skipped)
        {
            writer.WriteLine($"{one.Name} did not run: {one.Reason}");
        }
    }

    private static string Digits(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "-";

    private sealed record SkippedBenchmark(string Name, string Reason);
}
