using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>Chooses what to train on and starts the search. Data set, target, time column and left-out columns are in the address.</summary>
public sealed partial class TrainPage(
    IDataSets dataSets, IContracts contracts, ITrainingSets trainingSets, IStoredTrainingSets stored, IJobs jobs, NavigationManager navigation)
{
    /// <summary>Stands in the address for "no time column", where one would be proposed.</summary>
    private const string NoTime = "-";

    private IReadOnlyList<DataSet>? _sets;
    private IReadOnlyList<StoredTrainingSet> _stored = [];
    private TrainingChoices? _choices;
    private Outcome<TrainingSet>? _preview;
    private string? _name;
    private int _seed = 1;
    private int _trials = TrainOptions.DefaultTrials;
    private bool _starting;
    private bool _unknownSet;

    [SupplyParameterFromQuery(Name = "data")]
    public Guid? Data { get; set; }

    [SupplyParameterFromQuery(Name = "target")]
    public string? Target { get; set; }

    [SupplyParameterFromQuery(Name = "time")]
    public string? Time { get; set; }

    [SupplyParameterFromQuery(Name = "exclude")]
    public string[]? Exclude { get; set; }

    /// <summary>Where given, all other columns are left out at first; what a person then leaves out or takes back stands in <see cref="Exclude"/>.</summary>
    [SupplyParameterFromQuery(Name = "only")]
    public string[]? Only { get; set; }

    private string? ChosenTarget => Target ?? _choices?.ProposedTarget;

    private string? ChosenTime => Time == NoTime ? null : Time ?? _choices?.ProposedTime;

    private IReadOnlyList<string> LeftOut => Exclude is { Length: > 0 } ? Exclude : Only is { Length: > 0 } only ? OthersThan(only) : [];

    private string Name => _name ?? (_choices is not null && ChosenTarget is string target ? _choices.ProposedName(target) : string.Empty);

    private string TrialsHint => _trials <= 4 ? "Each trainer once or so: a first look."
        : _trials <= 20 ? "How many trainers with settings to try. A few minutes."
        : "More than 20 seldom find more; be patient.";

    private bool CanStart => _preview is { IsRefused: false } && !string.IsNullOrWhiteSpace(Name) && !_starting;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_sets is null)
        {
            _stored = await stored.ListAsync(CancellationToken.None);
            _sets = await dataSets.ListAsync(CancellationToken.None);
        }

        if (_choices?.Set.Id != Data)
        {
            _choices = await ChoicesAsync();
        }

        _preview = null;
        if (_choices?.Contract is not null && ChosenTarget is string target)
        {
            TrainingSetRequest request = new(_choices.Set.Id, target, ChosenTime, LeftOut);
            _preview = await trainingSets.AssembleAsync(request, CancellationToken.None);
        }
    }

    private async Task<TrainingChoices?> ChoicesAsync()
    {
        DataSet? set = Data is Guid id ? await dataSets.FindAsync(id, CancellationToken.None) : null;
        _unknownSet = Data is not null && set is null;
        return set is null ? null : new TrainingChoices(set, await contracts.FindForDataSetAsync(set.Id, CancellationToken.None));
    }

    private void ChooseSet(Guid? id)
    {
        if (id is Guid chosen)
        {
            navigation.NavigateTo(Urls.TrainOn(chosen));
        }
    }

    private void ChooseStored(Guid? id)
    {
        if (id is Guid chosen)
        {
            navigation.NavigateTo(Urls.TrainingSet(chosen));
        }
    }

    private string[] OthersThan(string[] only) =>
    [
        .. _choices?.Columns.Select(column => column.Name).Where(name => name != ChosenTarget && name != ChosenTime && !only.Contains(name, StringComparer.Ordinal)) ?? [],
    ];

    private void ChooseTarget(string target) => Go(target, Time, LeftOut.Where(column => column != target));

    private void ChooseTime(string? time) => Go(Target, string.IsNullOrEmpty(time) ? NoTime : time, LeftOut);

    private void ChangeUse((string Column, bool Out) change) =>
        Go(Target, Time, change.Out ? LeftOut.Append(change.Column) : LeftOut.Where(column => column != change.Column));

    private void Go(string? target, string? time, IEnumerable<string> leftOut) =>
        navigation.NavigateTo(Urls.TrainOn(_choices!.Set.Id, target, time, leftOut), replace: true);

    private async Task StartAsync()
    {
        _starting = true;
        TrainModelRequest request = new(_choices!.Set.Id, ChosenTarget!, ChosenTime, LeftOut, Name.Trim(), _seed, _trials);
        Guid job = await jobs.StartAsync(request, $"Train {Name.Trim()}", CancellationToken.None);
        navigation.NavigateTo(Urls.ModelSearch(job));
    }
}
