using System.Text.Json;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Engine.Modeling.Registry;

/// <summary>Says which trained models depend on a data set, and on which of its columns.</summary>
internal sealed class ModelUses(IModelRegistry registry) : IContractConsumer
{
    public async Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken) =>
        subject.DataSetId is not { } dataSetId
            ? []
            : [.. (await registry.ListAsync(cancellationToken))
                .Where(version => version.DataSetId == dataSetId && version.Stage is not (ModelStage.Retired or ModelStage.Refused))
                .Select(version => new ContractUse("Model", $"{version.Name} version {version.Version}", ColumnsOf(version), $"/models/{version.Id}"))];

    /// <summary>What the version learned from and what it predicts; null where its report cannot be read.</summary>
    public static IReadOnlyList<string>? ColumnsOf(ModelVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        try
        {
            return [.. TrainingReportJson.Read(version.ReportJson).Features, version.Target];
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
