using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Notices.Incidents;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>Looks at a data set when it comes in: its rules and promises, and what changed against its former version.</summary>
internal sealed class ArrivedDataSets(
    QualityTable table, RuleChecks rules, FormerVersions versions, VersionReader reader, IIncidents incidents) : IDataSetArrival
{
    public async Task ArrivedAsync(DataSet dataSet, CancellationToken cancellationToken)
    {
        string subject = SubjectKey.OfDataSet(dataSet.Id);
        DataSet? former = await versions.BeforeAsync(dataSet, cancellationToken);
        if (former is not null && !await table.HasSettingsAsync(subject, cancellationToken))
        {
            QualitySettings taken = await table.SettingsAsync(SubjectKey.OfDataSet(former.Id), cancellationToken);
            await table.KeepSettingsAsync(subject, taken, cancellationToken);
        }

        await rules.HoldBackAsync(dataSet, await table.SettingsAsync(subject, cancellationToken), cancellationToken);
        await rules.TellPromisesAsync(dataSet, cancellationToken);
        if (former is not null)
        {
            await CompareAsync(former, dataSet, cancellationToken);
        }
    }

    private async Task CompareAsync(DataSet former, DataSet dataSet, CancellationToken cancellationToken)
    {
        IReadOnlyList<VersionChange> changes = await Task.Run(
            () => VersionDiff.Of(reader.Read(former, dataSet), reader.Read(dataSet, former)), cancellationToken);
        if (changes.Count == 0)
        {
            return;
        }

        string title = $"Unlike the former version: {changes[0].What}{(changes.Count > 1 ? $" and {changes.Count - 1} more" : string.Empty)}";
        await incidents.ReportAsync(
            new IncidentReport(
                "Quality", SubjectKey.OfDataSet(dataSet.Id), dataSet.Name, "Version", changes.Max(change => change.Severity), title,
                $"Against {former.Name}: {string.Join(" ", changes.Select(change => change.Sentence))}",
                $"/data/quality/{Uri.EscapeDataString(SubjectKey.OfDataSet(dataSet.Id))}", dataSet.ImportedAt, dataSet.ImportedAt, IsOver: false),
            cancellationToken);
    }
}
