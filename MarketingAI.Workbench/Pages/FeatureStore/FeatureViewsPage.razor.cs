using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>All feature views of the business unit.</summary>
public sealed partial class FeatureViewsPage(IFeatureViews views, IDataSets dataSets)
{
    private IReadOnlyList<FeatureView>? _views;
    private Dictionary<Guid, string> _names = [];

    private string Answer => _views switch
    {
        null or [] => "No feature view yet.",
        _ => $"{_views.Count(view => view.State == FeatureViewState.Active)} active {(_views.Count(view => view.State == FeatureViewState.Active) == 1 ? "view gives" : "views give")} {_views.Where(view => view.State == FeatureViewState.Active).Sum(view => view.Fields.Count)} features.",
    };

    protected override async Task OnInitializedAsync()
    {
        _names = (await dataSets.ListAsync(CancellationToken.None)).ToDictionary(set => set.Id, set => set.Name);
        _views = await views.ListAsync(CancellationToken.None);
    }

    private string SourceOf(FeatureView view) =>
        FeatureWords.Of(view.Definition.Source, view.Definition.Source is DataSetRows rows ? _names.GetValueOrDefault(rows.DataSetId) : null);
}
