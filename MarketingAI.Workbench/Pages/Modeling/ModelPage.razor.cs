using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>One model version: the answer first, then the evidence by tab.</summary>
public sealed partial class ModelPage(IModelRegistry registry, IDataSets dataSets, IContracts contracts)
{
    private static readonly (string Key, string Title)[] Tabs =
    [
        ("performance", "Performance"), ("calibration", "Calibration"), ("gain", "Gain"), ("features", "Features"), ("lineage", "Lineage"),
    ];

    private ModelVersion? _version;
    private TrainingReport? _report;
    private DataSet? _dataSet;
    private DataContract? _contract;
    private bool _loaded;

    [Parameter]
    public Guid ModelId { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    private string ShownTab => Tabs.Any(tab => tab.Key == Tab) ? Tab! : Tabs[0].Key;

    private string Title => _version is null ? "Model" : $"{_version.Name}, version {_version.Version}";

    private string? Purpose => _report is null
        ? null
        : $"Tells how likely {_report.Target} = {_report.PositiveLevel} is. {_report.Chosen}, trained on {_dataSet?.Name ?? "a data set that was removed"}.";

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_version?.Id == ModelId)
        {
            return;
        }

        _version = await registry.FindAsync(ModelId, CancellationToken.None);
        if (_version is not null)
        {
            _report = TrainingReportJson.Read(_version.ReportJson);
            _dataSet = await dataSets.FindAsync(_version.DataSetId, CancellationToken.None);
            IReadOnlyList<DataContract> versions = await contracts.VersionsAsync(_version.DataSetId, CancellationToken.None);
            _contract = versions.FirstOrDefault(contract => contract.Id == _version.ContractId);
        }

        _loaded = true;
    }
}
