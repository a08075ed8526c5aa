using MarketingAI.Engine.Ingestion.Algorithms;

namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>A file that was read once from end to end and understood.</summary>
internal sealed record ReadFile(
    string FileName,
    string Format,
    FileContent Content,
    IReadOnlyList<ColumnDecision> Columns,
    IReadOnlyList<IReadOnlyList<string?>> FirstRows,
    long Rows,
    IReadOnlyList<FileProblem> Problems) : IDisposable
{
    public FileRefused? Refusal => Problems.Any(problem => problem.Blocks)
        ? new FileRefused(FileName, [.. Problems.Where(problem => problem.Blocks)])
        : null;

    public void Dispose() => Content.Dispose();
}

/// <summary>Where the warehouse reads the file's rows from.</summary>
/// <param name="IsCopy">The path is a rewritten copy, deleted when done.</param>
/// <param name="Separator">Null for Parquet.</param>
/// <param name="ParquetTypes">The warehouse's own types of a Parquet file's columns, by position; empty for text.</param>
internal sealed record FileContent(string Path, bool IsCopy, byte? Separator, Packing Packing, int LongestRow, IReadOnlyList<string> ParquetTypes) : IDisposable
{
    public bool IsParquet => Separator is null;

    public void Dispose()
    {
        if (IsCopy)
        {
            File.Delete(Path);
        }
    }
}
