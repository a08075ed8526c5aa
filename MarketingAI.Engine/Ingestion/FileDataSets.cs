using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion.Algorithms;
using MarketingAI.Engine.Ingestion.Files;
using MarketingAI.Engine.Ingestion.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Engine.Ingestion;

internal sealed class FileDataSets(
    FileReader files, FileTables loader, DataSetTables tables, DataSetRecords records, TimeProvider clock, DataSetArrivals arrivals)
{
    private const int LongestName = 100;
    private const int ValuesLookedAt = 2_000;

    public Task<Outcome<FilePreview>> PreviewAsync(FileSource file, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            Outcome<ReadFile> read = files.Read(file, cancellationToken);
            return read.Then<FilePreview>(understood =>
            {
                using ReadFile content = understood;
                return new FilePreview(
                    content.FileName,
                    content.Format,
                    [.. content.Columns.Select(column => new PreviewColumn(column.Name, column.Type, column.Reading))],
                    content.FirstRows,
                    content.Rows,
                    content.Problems);
            });
        },
        cancellationToken);

    public async Task<Outcome<DataSet>> ImportAsync(FileSource file, string name, CancellationToken cancellationToken, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        Guid key = id ?? Ids.New(clock);
        if (await records.FindAsync(key, cancellationToken) is { } before)
        {
            return before;
        }

        string called = name?.Trim() ?? string.Empty;
        if (called.Length is 0 or > LongestName)
        {
            return new DataSetNameUnfit(called);
        }

        if (await records.HasNameAsync(called, cancellationToken))
        {
            return new DataSetNameTaken(called);
        }

        Outcome<DataSet> made = await Task.Run(() => Load(file, key, called, cancellationToken), cancellationToken);
        if (!made.IsRefused)
        {
            await arrivals.TellAsync(made.Value, cancellationToken);
            await records.KeepAsync(made.Value, cancellationToken);
            await arrivals.RecordAsync(made.Value, cancellationToken);
        }

        return made;
    }

    public Task<DataSet?> FindAsync(Guid dataSetId, CancellationToken cancellationToken) => records.FindAsync(dataSetId, cancellationToken);

    public Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellationToken) => records.ListAsync(cancellationToken);

    public Task<IReadOnlyList<IReadOnlyList<string?>>> FirstRowsAsync(DataSet dataSet, int most, CancellationToken cancellationToken) =>
        Task.Run(() => tables.FirstRows(dataSet, most), cancellationToken);

    public Task<ColumnTable> ReadAsync(DataSet dataSet, IReadOnlyList<string> columns, CancellationToken cancellationToken, string? purpose = null) =>
        Task.Run(() => tables.Read(dataSet, columns, purpose), cancellationToken);

    public async Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeContractAsync(Guid dataSetId, CancellationToken cancellationToken)
    {
        return await records.FindAsync(dataSetId, cancellationToken) is { } dataSet
            ? await ProposeForAsync(dataSet, cancellationToken)
            : new DataSetNotFound(dataSetId);
    }

    public async Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeForAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        ContractColumn[] proposed = await Task.Run(
            () => dataSet.Columns.Select(column => ColumnGuess.Propose(column, dataSet.Rows, Values(dataSet, column))).ToArray(), cancellationToken);
        return Outcome.Of<IReadOnlyList<ContractColumn>>(proposed);
    }

    private IReadOnlyList<string> Values(DataSet dataSet, DataSetColumn column) =>
        column.Type is ColumnType.Text or ColumnType.Integer ? tables.Sample(dataSet, column.Name, ValuesLookedAt) : [];

    private Outcome<DataSet> Load(FileSource file, Guid id, string name, CancellationToken cancellationToken)
    {
        Outcome<ReadFile> read = files.Read(file, cancellationToken);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        using ReadFile understood = read.Value;
        return loader.Load(understood, id, name);
    }
}
