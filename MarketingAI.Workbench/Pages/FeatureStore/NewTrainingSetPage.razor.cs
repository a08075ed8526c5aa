using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>Makes a training set out of labels and views.</summary>
public sealed partial class NewTrainingSetPage(
    IDataSets dataSets, IFeatureViews views, ITrainingSets trainingSets, IStoredTrainingSets stored, NavigationManager navigation)
{
    private IReadOnlyList<DataSet>? _sets;
    private IReadOnlyList<ViewChoice> _views = [];
    private TrainingSet? _tried;
    private Refusal? _refusal;
    private Guid? _dataSetId;
    private string _target = string.Empty;
    private string _decision = string.Empty;
    private string _name = string.Empty;
    private bool _asServed;
    private bool _busy;

    [SupplyParameterFromQuery(Name = "view")]
    public string? From { get; set; }

    private DataSet? Chosen => _sets?.FirstOrDefault(set => set.Id == _dataSetId);

    protected override async Task OnInitializedAsync()
    {
        _views = [.. (await views.ListAsync(CancellationToken.None)).Where(view => view.State == FeatureViewState.Active).Select(view => new ViewChoice(view) { IsTaken = view.Name == From })];
        _sets = await dataSets.ListAsync(CancellationToken.None);
    }

    private static IEnumerable<DataSetColumn> Times(DataSet set) => set.Columns.Where(column => column.Type is ColumnType.Date or ColumnType.Timestamp);

    /// <summary>Proposes what the names of the columns tell.</summary>
    private void ChooseSet()
    {
        Forget();
        if (Chosen is not { } set)
        {
            return;
        }

        _decision = Times(set).FirstOrDefault()?.Name ?? string.Empty;
        _target = set.Columns.LastOrDefault(column => column.Distinct == 2)?.Name ?? string.Empty;
        _name = _target.Length > 0 ? $"{set.Name}: {_target}" : set.Name;
        foreach (ViewChoice choice in _views)
        {
            string wanted = choice.View.Definition.Entity.RecordName ?? (choice.Holds == EntityKind.AnonymousId ? "anonymous_id" : "user_id");
            choice.KeyColumn = set.Columns.FirstOrDefault(column => string.Equals(column.Name, wanted, StringComparison.OrdinalIgnoreCase))?.Name ?? string.Empty;
        }
    }

    private void Forget() => (_tried, _refusal) = (null, null);

    private TrainingSetRequest Request()
    {
        ViewChoice[] taken = [.. _views.Where(choice => choice.IsTaken)];
        return new TrainingSetRequest(_dataSetId!.Value, _target, _decision.Length > 0 ? _decision : null, [])
        {
            Views = [.. taken.Select(choice => new ViewUse(choice.View.Reference))],
            Keys = [.. taken.Where(choice => choice.KeyColumn.Length > 0).Select(choice => new LabelKey(choice.KeyColumn, choice.KeyEntity)).Distinct()],
            DecisionColumn = _decision.Length > 0 ? _decision : null,
            AsServed = _asServed,
        };
    }

    private async Task TryAsync() => await DoAsync(async request =>
    {
        Outcome<TrainingSet> tried = await Task.Run(() => trainingSets.AssembleAsync(request, CancellationToken.None));
        _tried = tried.IsRefused ? null : tried.Value;
        return tried.Refusal;
    });

    private async Task KeepAsync() => await DoAsync(async request =>
    {
        Outcome<StoredTrainingSet> kept = await Task.Run(() => stored.KeepAsync(_name, request, CancellationToken.None));
        if (!kept.IsRefused)
        {
            navigation.NavigateTo(Urls.TrainingSet(kept.Value.Id));
        }

        return kept.Refusal;
    });

    private async Task DoAsync(Func<TrainingSetRequest, Task<Refusal?>> act)
    {
        Forget();
        if (_target.Length == 0)
        {
            _refusal = new NoTarget();
            return;
        }

        _busy = true;
        StateHasChanged();
        _refusal = await act(Request());
        _busy = false;
    }

    private sealed record NoTarget() : Refusal("Choose the column that a model shall learn.");

    /// <summary>A view that may be taken, and where its key stands in the labels.</summary>
    private sealed class ViewChoice(FeatureView view)
    {
        public FeatureView View { get; } = view;

        public bool IsTaken { get; set; }

        public string KeyColumn { get; set; } = string.Empty;

        public EntityKind Holds { get; set; } = EntityKind.UserId;

        public FeatureEntity KeyEntity => View.Definition.Entity.Kind == EntityKind.Person ? new FeatureEntity(Holds) : View.Definition.Entity;
    }
}
