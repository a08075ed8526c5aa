using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.FeatureStore.Views.Storage;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>Says which feature views read a data set or the events, and which columns.</summary>
internal sealed class FeatureViewContractUses(FeatureViewRecords records) : IContractConsumer
{
    public async Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) =>
    [
        .. (await records.ListAsync(cancellationToken)).Where(view => view.State == FeatureViewState.Active && Reads(view.Definition.Source, subject))
            .Select(view => new ContractUse("Feature view", $"{view.Name} version {view.Version}", view.Reads, $"/features/views/{view.Name}")),
    ];

    private static bool Reads(FeatureSource source, ContractSubject subject) => source switch
    {
        DataSetRows rows => rows.DataSetId == subject.DataSetId,
        EventRows => string.Equals(subject.FactTable, FactTables.EventName, StringComparison.Ordinal),
        _ => false,
    };
}
