using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Ingestion;

/// <summary>The front door of data sets that come from files.</summary>
public interface IDataSets
{
    /// <summary>Reads the whole file once: recognises separator, encoding, types, dates and missing marks. Nothing is stored.</summary>
    Task<Outcome<FilePreview>> PreviewAsync(FileSource file, CancellationToken cancellationToken);

    /// <summary>Loads the file into the warehouse as a data set of the present business unit.</summary>
    /// <param name="id">The id the data set shall have, so that a job run twice makes one; null for a new one.</param>
    Task<Outcome<DataSet>> ImportAsync(FileSource file, string name, CancellationToken cancellationToken, Guid? id = null);

    Task<DataSet?> FindAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>Data sets of the business unit, newest first.</summary>
    Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The first rows as text, masked for the actor; null for missing.</summary>
    Task<IReadOnlyList<IReadOnlyList<string?>>> FirstRowsAsync(DataSet dataSet, int most, CancellationToken cancellationToken);

    /// <summary>Columns in memory, rows in the file's order, masked for the actor.</summary>
    /// <param name="purpose">What they are read for, out of <see cref="Purposes"/>; null for the scope's own purpose.</param>
    Task<ColumnTable> ReadAsync(DataSet dataSet, IReadOnlyList<string> columns, CancellationToken cancellationToken, string? purpose = null);

    /// <summary>What a first contract could say, guessed from names and values; the person confirms or corrects it.</summary>
    Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeContractAsync(Guid dataSetId, CancellationToken cancellationToken);

    /// <summary>The same for a data set at hand, listed or not.</summary>
    Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeForAsync(DataSet dataSet, CancellationToken cancellationToken);
}

/// <summary>Shorter ways to name a file.</summary>
public static class DataSetFiles
{
    public static Task<Outcome<FilePreview>> PreviewAsync(this IDataSets dataSets, string path, string fileName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSets);
        return dataSets.PreviewAsync(new FileSource(path, fileName), cancellationToken);
    }

    public static Task<Outcome<DataSet>> ImportAsync(
        this IDataSets dataSets, string path, string fileName, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataSets);
        return dataSets.ImportAsync(new FileSource(path, fileName), name, cancellationToken);
    }
}

/// <summary>Files read without being kept: what the command line works on.</summary>
public interface IFileTables
{
    /// <summary>Loads a file into the warehouse as a data set that no list shows; for a warehouse that is thrown away afterwards.</summary>
    Task<Outcome<DataSet>> LoadAsync(FileSource file, CancellationToken cancellationToken);

    /// <summary>Opens a file whose rows come in pieces, each column as it is asked for.</summary>
    /// <param name="columns">Columns to read; the file may have others, in any order.</param>
    Task<Outcome<FileRows>> OpenAsync(FileSource file, IReadOnlyList<ColumnRequest> columns, CancellationToken cancellationToken);
}

/// <param name="Kind">As what the values are wanted.</param>
public sealed record ColumnRequest(string Name, ColumnKind Kind);

/// <summary>Kinds of column in memory.</summary>
public enum ColumnKind
{
    Number,
    Category,
    Time,
}
