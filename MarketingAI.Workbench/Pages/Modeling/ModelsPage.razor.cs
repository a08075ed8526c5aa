using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>All trained models of the business unit, newest first.</summary>
public sealed partial class ModelsPage(IModelRegistry registry, IDataSets dataSets)
{
    private IReadOnlyList<ModelLine>? _lines;

    private string Answer
    {
        get
        {
            int approved = _lines!.Count(line => line.Version.Stage == ModelStage.Approved);
            int waiting = _lines!.Count(line => line.Version.Stage == ModelStage.Submitted);
            string versions = _lines!.Count == 1 ? "1 version" : $"{_lines.Count} versions";
            return $"{versions}: {approved} approved for use, {waiting} waiting for approval.";
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Dictionary<Guid, string> names = (await dataSets.ListAsync(CancellationToken.None)).ToDictionary(set => set.Id, set => set.Name);
        _lines = [.. (await registry.ListAsync(CancellationToken.None)).Select(version => ModelLine.Of(version, names))];
    }

    /// <param name="DataSet">Its name; null when it is there no more.</param>
    private sealed record ModelLine(ModelVersion Version, TestFigures Test, string? DataSet)
    {
        public static ModelLine Of(ModelVersion version, Dictionary<Guid, string> names) =>
            new(version, TrainingReportJson.Read(version.ReportJson).Test, names.GetValueOrDefault(version.DataSetId));
    }
}
