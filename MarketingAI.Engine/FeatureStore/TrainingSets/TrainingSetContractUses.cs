using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets.Storage;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

/// <summary>Says which kept training sets take their labels and columns from a data set.</summary>
internal sealed class TrainingSetContractUses(TrainingSetRecords records) : IContractConsumer
{
    public async Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) => subject.DataSetId is not { } dataSetId
        ? []
        : [.. (await records.ListAsync(cancellationToken)).Where(set => set.Request.DataSetId == dataSetId)
            .Select(set => new ContractUse("Training set", set.Name, Columns(set), $"/features/training-sets/{set.Id}"))];

    private static string[] Columns(StoredTrainingSet set)
    {
        HashSet<string> added = [.. set.Manifest.FeatureUses.Select(use => use.Column)];
        IEnumerable<string?> named =
        [
            .. set.Manifest.Features.Where(feature => !added.Contains(feature)), set.Request.Target, set.Request.TimeColumn, set.Request.DecisionColumn,
            .. set.Request.Keys.Select(key => key.Column),
        ];
        return [.. named.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
