using System.Text.Json;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>Says which deployments answer with a model that learned from a data set: what they ask callers for.</summary>
internal sealed class DeploymentUses(IDeployments deployments, IModelRegistry registry) : IContractConsumer
{
    public async Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken)
    {
        if (subject.DataSetId is not { } dataSetId)
        {
            return [];
        }

        List<ContractUse> uses = [];
        foreach (Deployment deployment in await deployments.ListAsync(cancellationToken))
        {
            if (await registry.FindAsync(deployment.ModelVersionId, cancellationToken) is { } version && version.DataSetId == dataSetId)
            {
                uses.Add(new ContractUse(
                    "Deployment", $"{deployment.Alias} ({version.Name} version {version.Version})", FieldsOf(version),
                    $"/deployments?alias={Uri.EscapeDataString(deployment.Alias)}"));
            }
        }

        return uses;
    }

    private static IReadOnlyList<string>? FieldsOf(ModelVersion version)
    {
        try
        {
            return TrainingReportJson.Read(version.ReportJson).Features;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
