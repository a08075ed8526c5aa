using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Simulation;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Hosting;

namespace MarketingAI.Workbench.Pages.Simulation;

/// <summary>Puts the demo world's truth beside what was found. The only page that reads the truth.</summary>
public sealed partial class TruthPage(
    ISimulator simulator, IModelRegistry registry, DemoOptions options, IHostEnvironment environment, WorkScope scope)
{
    private const string NoTruth = "This page needs the simulated world that the demo company was loaded from. Make one with the verb simulate, and name its folder in Demo:Sample.";

    private bool _loaded;
    private UnitTruth? _unit;
    private IReadOnlyList<ModelAgainstTruth> _models = [];
    private IReadOnlyList<PlantedTruth> _planted = [];

    private string Answer => _models.Count == 0
        ? $"No model of the demo leads has been trained yet; the best possible one would reach an AUC of {Numbers.Metric(Oracle)}."
        : $"The best model so far reaches an AUC of {Numbers.Metric(_models[0].Auc)} where {Numbers.Metric(Oracle)} is possible: {Numbers.Share(_models[0].Reached)} of what can be learnt.";

    private double Oracle => _unit?.Leads.OracleAucLastFifth ?? _unit?.Leads.OracleAuc ?? 0.5;

    protected override async Task OnInitializedAsync()
    {
        WorldTruth? truth = await simulator.ReadTruthAsync(DataRoot.Resolve(options.Sample, environment.ContentRootPath), CancellationToken.None);
        _unit = truth?.Units.FirstOrDefault(unit => string.Equals(unit.Plan.Name, scope.Unit.Value, StringComparison.Ordinal));
        if (_unit is not null)
        {
            _planted = PlantedTruth.Of(_unit);
            Guid[] leads = [.. DemoDataSet.All.Where(demo => demo.File.Contains("/leads/", StringComparison.Ordinal)).Select(demo => demo.Id)];
            _models =
            [
                .. (await registry.ListAsync(CancellationToken.None)).Where(version => leads.Contains(version.DataSetId))
                    .Select(version => ModelAgainstTruth.Of(version, TrainingReportJson.Read(version.ReportJson), Oracle))
                    .OrderByDescending(model => model.Auc),
            ];
        }

        _loaded = true;
    }
}
