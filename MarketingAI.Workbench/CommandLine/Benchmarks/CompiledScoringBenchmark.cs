using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners.Speed;

namespace MarketingAI.Workbench.CommandLine.Benchmarks;

/// <summary>Rows a second that a compiled forest scores, against ML.NET's PredictionEngine.</summary>
internal sealed class CompiledScoringBenchmark : IBenchmark
{
    public string Name => "compiled-scoring";

    public string Question => "How much faster than PredictionEngine is a compiled model of 500 LightGBM trees of 31 leaves, on varied rows?";

    public async Task<Outcome<IReadOnlyList<BenchmarkResult>>> RunAsync(VerbProgress progress, CancellationToken cancellationToken)
    {
        progress.Report(0, "Fits 500 trees and scores 20,000 rows both ways");
        Outcome<CompiledScoringFigures> measured = await Task.Run(() => CompiledScoringSpeed.Measure(cancellationToken), cancellationToken);
        return measured.Then<IReadOnlyList<BenchmarkResult>>(figures => new[]
        {
            BenchmarkResult.Against(Name, figures.RowsASecond, "rows/s", figures.BaselineRowsASecond),
            BenchmarkResult.Alone($"{Name}-largest-difference", figures.LargestDifference, "score"),
        });
    }
}
