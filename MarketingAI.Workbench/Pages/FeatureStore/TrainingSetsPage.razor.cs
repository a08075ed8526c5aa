using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>All kept training sets.</summary>
public sealed partial class TrainingSetsPage(IStoredTrainingSets sets, IDataSets dataSets)
{
    private IReadOnlyList<StoredTrainingSet>? _sets;
    private Dictionary<Guid, string> _names = [];

    protected override async Task OnInitializedAsync()
    {
        _names = (await dataSets.ListAsync(CancellationToken.None)).ToDictionary(set => set.Id, set => set.Name);
        _sets = await sets.ListAsync(CancellationToken.None);
    }
}
