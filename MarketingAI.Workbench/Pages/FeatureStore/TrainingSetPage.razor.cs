using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>One kept training set, and the button that trains on it.</summary>
public sealed partial class TrainingSetPage(IStoredTrainingSets sets, IFeatureViews views, IDataSets dataSets, IJobs jobs, NavigationManager navigation)
{
    private StoredTrainingSet? _set;
    private DataSet? _dataSet;
    private IReadOnlyList<TrainingFeature> _features = [];
    private string _name = string.Empty;
    private int _trials = TrainOptions.DefaultTrials;
    private bool _missing;
    private bool _starting;

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        StoredTrainingSet? set = await sets.FindAsync(Id, CancellationToken.None);
        _missing = set is null;
        if (set is null)
        {
            return;
        }

        _dataSet = await dataSets.FindAsync(set.Request.DataSetId, CancellationToken.None);
        List<TrainingFeature> features = [];
        foreach (string name in set.Manifest.Features)
        {
            FeatureUse? use = set.Manifest.FeatureUses.FirstOrDefault(use => use.Column == name);
            features.Add(use is null ? new TrainingFeature(name, $"column of {_dataSet?.Name ?? "the labels"}", string.Empty, null, null) : await OfAsync(use));
        }

        (_set, _features) = (set, features);
        _name = _name.Length > 0 ? _name : set.Name;
    }

    private async Task<TrainingFeature> OfAsync(FeatureUse use)
    {
        FeatureView? view = await views.FindAsync(use.View, use.Version, CancellationToken.None);
        string? feature = view?.Fields.FirstOrDefault(field => field.Name == use.Feature)?.Feature;
        string meaning = view?.Definition.Features.FirstOrDefault(found => found.Name == feature)?.Meaning ?? string.Empty;
        return new TrainingFeature(use.Column, $"{use.View}@{use.Version}", meaning, use.View, use.Version);
    }

    private async Task TrainAsync()
    {
        if (string.IsNullOrWhiteSpace(_name) || _set is not { } set)
        {
            return;
        }

        _starting = true;
        TrainModelRequest request = new(set.Request.DataSetId, set.Request.Target, set.Request.TimeColumn, set.Request.Exclude, _name.Trim(), Trials: Math.Clamp(_trials, 1, 1000))
        {
            TrainingSetId = set.Id,
        };
        Guid job = await jobs.StartAsync(request, $"Train {_name.Trim()}", CancellationToken.None);
        navigation.NavigateTo(Urls.ModelSearch(job));
    }

    /// <param name="Origin">A column of the labels, or a pinned view.</param>
    private sealed record TrainingFeature(string Name, string Origin, string Meaning, string? View, int? Version);
}
