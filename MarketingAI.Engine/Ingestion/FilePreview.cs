using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion;

/// <summary>How a file was understood, and its first rows.</summary>
/// <param name="Format">In words, such as "CSV, separator ';', UTF-8".</param>
/// <param name="Rows">The first rows as text; null for missing.</param>
/// <param name="Problems">What a person should look at, by column and row.</param>
public sealed record FilePreview(
    string FileName,
    string Format,
    IReadOnlyList<PreviewColumn> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    long RowCount,
    IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Whether the file can be imported as it is.</summary>
    public bool CanImport => !Problems.Any(problem => problem.Blocks);
}

/// <param name="Reading">How values are read, such as "decimal comma" or "day first"; null when there is nothing to say.</param>
public sealed record PreviewColumn(string Name, ColumnType Type, string? Reading);

/// <summary>One thing that is wrong or odd in a file.</summary>
/// <param name="Row">Line in the file, from 1 (row in a Parquet file), or null when it concerns the whole column or file.</param>
/// <param name="Rule">What was expected, as a sentence.</param>
public sealed record FileProblem(string? Column, long? Row, string Rule, string Found)
{
    /// <summary>How many values or rows have this problem, of which this is one.</summary>
    public long Count { get; init; } = 1;

    /// <summary>Whether the file cannot be taken as long as this stands.</summary>
    public bool Blocks { get; init; } = true;

    public override string ToString()
    {
        string place = (Column, Row) switch
        {
            (null, null) => string.Empty,
            (null, { } row) => FormattableString.Invariant($"row {row}: "),
            ({ } column, null) => $"column '{column}': ",
            ({ } column, { } row) => FormattableString.Invariant($"column '{column}', row {row}: "),
        };
        return $"{place}{Rule} Found {Found}.";
    }
}
