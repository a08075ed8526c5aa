using System.Collections.Concurrent;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Modeling.Registry;

namespace MarketingAI.Tests.Engine.Governance;

/// <summary>A registry in memory.</summary>
internal sealed class MemoryRegistry : IModelRegistry
{
    public ConcurrentDictionary<Guid, ModelVersion> Versions { get; } = new();

    public ModelVersion Add(ModelVersion version) => Versions[version.Id] = version;

    public Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ModelVersion>>([.. Versions.Values.OrderByDescending(version => version.Version)]);

    public Task<ModelVersion?> FindAsync(Guid modelVersionId, CancellationToken cancellationToken) =>
        Task.FromResult(Versions.GetValueOrDefault(modelVersionId));

    public Task<Outcome<ModelVersion>> MoveAsync(Guid modelVersionId, ModelStage stage, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<ModelVersion>>(Versions[modelVersionId] = Versions[modelVersionId] with { Stage = stage });

    public Task<ModelVersion> RegisterAsync(NewModelVersion version, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<CompiledModel>> LoadAsync(Guid modelVersionId, CancellationToken cancellationToken) => throw new NotSupportedException();
}

internal sealed class MemoryContracts : IContracts
{
    public List<DataContract> All { get; } = [SomeModel.Contract];

    public Task<Outcome<DataContract>> ConfirmAsync(Guid dataSetId, string name, IReadOnlyList<ContractColumn> columns, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<DataContract?> FindForDataSetAsync(Guid dataSetId, CancellationToken cancellationToken) => Task.FromResult(All.LastOrDefault());

    public Task<IReadOnlyList<ContractUse>> UsesAsync(Guid dataSetId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<DataContract>> VersionsAsync(Guid dataSetId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DataContract>>(All);
}

internal sealed class NoDataSets : IDataSets
{
    public Task<DataSet?> FindAsync(Guid dataSetId, CancellationToken cancellationToken) => Task.FromResult<DataSet?>(null);

    public Task<Outcome<FilePreview>> PreviewAsync(FileSource file, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<DataSet>> ImportAsync(FileSource file, string name, CancellationToken cancellationToken, Guid? id = null) => throw new NotSupportedException();

    public Task<IReadOnlyList<DataSet>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<IReadOnlyList<string?>>> FirstRowsAsync(DataSet dataSet, int most, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ColumnTable> ReadAsync(DataSet dataSet, IReadOnlyList<string> columns, CancellationToken cancellationToken, string? purpose = null) => throw new NotSupportedException();

    public Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeContractAsync(Guid dataSetId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Outcome<IReadOnlyList<ContractColumn>>> ProposeForAsync(DataSet dataSet, CancellationToken cancellationToken) => throw new NotSupportedException();
}

/// <summary>A ledger that can be made to fail, as a process that dies between two writes does.</summary>
internal sealed class FragileLedger(Fragility fragility, WorkScope scope) : ILedger
{
    public Task<long> AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (fragility.IsBroken)
        {
            throw new IOException("The power went.");
        }

        lock (fragility.Entries)
        {
            fragility.Entries.Add((scope.Actor.Name, entry));
            return Task.FromResult<long>(fragility.Entries.Count);
        }
    }

    public Task<IReadOnlyList<LedgerRow>> ListAsync(LedgerQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<LedgerVerdict> VerifyAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}

internal sealed class Fragility
{
    public bool IsBroken { get; set; }

    public List<(string Actor, LedgerEntry Entry)> Entries { get; } = [];
}
