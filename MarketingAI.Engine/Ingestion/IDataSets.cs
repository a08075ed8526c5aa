using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion;

/// <summary>The front door of data sets that come from files.</summary>
public interface IDataSets
{
    /// <summary>Recognises separator, encoding, types, dates and missing marks, and reads the first rows. Nothing is stored.</summary>
    /// <param name="path">A CSV, gzipped CSV or Parquet file.</param>
    /// <param name="fileName">Name to use in messages.</param>
    Task<Outcome<FilePreview>> PreviewAsync(string path, string fileName, CancellationToken cancellationToken);

    /// <summary>Loads the file into the warehouse as a data set of the present business unit.</summary>
    Task<Outcome<DataSet>> ImportAsync(string path, string fileName, string name, CancellationToken cancellationToken);

    Task<DataSet?> FindAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>Data sets of the business unit, newest first.</summary>
    Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellationToken);

    /// <summary>What a first contract could say, guessed from names and values; the person confirms or corrects it.</summary>
    Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeContractAsync(Guid dataSetId, CancellationToken cancellationToken);
}

/// <summary>A table that came from a file.</summary>
/// <param name="Table">Where the warehouse keeps it.</param>
/// <param name="Fingerprint">SHA-256 over the content in small hexadecimal letters: same data, same fingerprint.</param>
public sealed record DataSet(
    Guid Id,
    string Name,
    string FileName,
    WarehouseTable Table,
    long Rows,
    string Fingerprint,
    IReadOnlyList<DataSetColumn> Columns,
    string ImportedBy,
    DateTimeOffset ImportedAt);

/// <param name="MissingShare">Share of rows without a value, in [0, 1].</param>
public sealed record DataSetColumn(string Name, ColumnType Type, long Distinct, double MissingShare);

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
    IReadOnlyList<FileProblem> Problems);

/// <param name="Reading">How values are read, such as "decimal comma" or "day first"; null when there is nothing to say.</param>
public sealed record PreviewColumn(string Name, ColumnType Type, string? Reading);

/// <summary>One thing that is wrong or odd in a file.</summary>
/// <param name="Row">Line in the file, from 1, or null when it concerns the whole column or file.</param>
/// <param name="Rule">What was expected.</param>
public sealed record FileProblem(string? Column, long? Row, string Rule, string Found)
{
    public override string ToString() =>
        $"{(Column is null ? "" : $"column '{Column}', ")}{(Row is null ? "" : $"row {Row}, ")}{Rule} Found {Found}.";
}
