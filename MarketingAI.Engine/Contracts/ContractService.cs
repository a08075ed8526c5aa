using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Contracts.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts;

internal sealed class ContractService(
    ContractRecords records, IContractedColumns dataSets, ContractUses consumers, ContractWitnesses witnesses, WorkScope scope, TimeProvider clock) : IContracts
{
    public async Task<Outcome<DataContract>> ConfirmAsync(
        Guid dataSetId, string name, IReadOnlyList<ContractColumn> columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (await dataSets.ColumnsOfAsync(dataSetId, cancellationToken) is not { } expected)
        {
            return new ContractedDataSetNotFound(dataSetId);
        }

        IReadOnlyList<ContractFault> faults = ContractRule.Check(name, columns, expected);
        if (faults.Count > 0)
        {
            return new ContractIncomplete(faults);
        }

        IReadOnlyList<DataContract> versions = await records.VersionsAsync(dataSetId, cancellationToken);
        DataContract? before = versions.FirstOrDefault(version => version.IsInForce);
        if (before is { State: ContractState.Active })
        {
            return new ContractIsSigned(before.Name, before.Version);
        }

        IReadOnlyList<ContractUse> uses = before is null ? [] : await UsesAsync(dataSetId, cancellationToken);
        DataContract contract = new(
            Ids.New(clock), dataSetId, name.Trim(), (versions.Count == 0 ? 0 : versions[0].Version) + 1, columns, scope.Actor.Name, clock.GetUtcNow())
        {
            Detail = before?.Detail ?? new ContractDetail(),
        };
        if (!await records.KeepAsync(contract, cancellationToken))
        {
            return new ContractMovedMeanwhile(contract.Name, contract.Version);
        }

        await witnesses.TellAsync(contract, uses, cancellationToken);
        return contract;
    }

    public Task<DataContract?> FindForDataSetAsync(Guid dataSetId, CancellationToken cancellationToken) => records.InForceAsync(dataSetId, cancellationToken);

    public Task<IReadOnlyList<DataContract>> VersionsAsync(Guid dataSetId, CancellationToken cancellationToken) => records.VersionsAsync(dataSetId, cancellationToken);

    public Task<IReadOnlyList<ContractUse>> UsesAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        consumers.OfAsync(ContractSubject.OfDataSet(dataSetId), cancellationToken);
}

/// <summary>Tells ledger and lineage that a contract was confirmed.</summary>
internal sealed class ContractWitnesses(ILedger ledger, IEnumerable<ILineageSink> lineage)
{
    public async Task TellAsync(DataContract contract, IReadOnlyList<ContractUse> uses, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new
        {
            dataSet = contract.DataSetId,
            version = contract.Version,
            knownAfter = contract.Columns.Where(column => column.KnownAt == KnownAt.After).Select(column => column.Name),
            uses = uses.Select(use => use.ToString()),
        });
        await ledger.AppendAsync(new LedgerEntry("contract.confirmed", "contract", contract.Id.ToString(), DetailJson: detail), cancellationToken);
        await LinkAsync(contract, "confirm", cancellationToken);
    }

    public async Task LinkAsync(DataContract contract, string by, CancellationToken cancellationToken)
    {
        LineageEdge[] edges = [new("data-set", contract.DataSetId.ToString(), "contract", contract.Id.ToString(), by)];
        foreach (ILineageSink sink in lineage)
        {
            await sink.RecordAsync(edges, cancellationToken);
        }
    }
}
