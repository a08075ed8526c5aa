using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.FileScoring;

/// <summary>The front door for scoring whole files; requests of one or a few rows are scored by <see cref="Scoring"/>.</summary>
public interface IFileScoring
{
    /// <summary>Scores every row of a CSV, gzipped CSV or Parquet file and writes <c>row,probability</c> as CSV; rows count from 1.</summary>
    /// <param name="fileName">Name to use in messages.</param>
    /// <param name="outputPath">Written whole or not at all.</param>
    Task<Outcome<FileScore>> ScoreAsync(
        CompiledModel model, string path, string fileName, string outputPath, CancellationToken cancellationToken);
}

/// <param name="Seconds">Reading, scoring and writing together.</param>
/// <param name="MeanProbability">Mean over all rows, in (0, 1); null where there is no row.</param>
public sealed record FileScore(long Rows, double Seconds, double? MeanProbability);
