using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

internal sealed class DataSetsOnFile(params DataSet[] sets) : IDataSets
{
    public Task<Outcome<FilePreview>> PreviewAsync(FileSource file, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<DataSet>> ImportAsync(FileSource file, string name, CancellationToken cancellationToken, Guid? id = null) =>
        throw new NotSupportedException();

    public Task<DataSet?> FindAsync(Guid dataSetId, CancellationToken cancellationToken) => Task.FromResult(sets.FirstOrDefault(set => set.Id == dataSetId));

    public Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DataSet>>(sets);

    public Task<IReadOnlyList<IReadOnlyList<string?>>> FirstRowsAsync(DataSet dataSet, int most, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ColumnTable> ReadAsync(DataSet dataSet, IReadOnlyList<string> columns, CancellationToken cancellationToken, string? purpose = null) => throw new NotSupportedException();

    public Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeContractAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeForAsync(DataSet dataSet, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
