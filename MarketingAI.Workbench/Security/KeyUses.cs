using System.Text.Json;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Workbench.Security;

/// <summary>Machines depend on contracts too: an API key that lately asked a model which learned from a data set sends the columns that it learned from.</summary>
internal sealed class KeyUses(IDeployments deployments, IModelRegistry registry, IDecisionLog log, IApiKeys keys, TimeProvider clock) : IContractConsumer
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<ContractUse>> UsesOfAsync(ContractSubject subject, CancellationToken cancellationToken)
    {
        if (subject.DataSetId is not { } dataSetId)
        {
            return [];
        }

        List<ContractUse> uses = [];
        IReadOnlyList<ApiKey>? known = null;
        foreach (Deployment deployment in await deployments.ListAsync(cancellationToken))
        {
            if (await registry.FindAsync(deployment.ModelVersionId, cancellationToken) is not { } version || version.DataSetId != dataSetId)
            {
                continue;
            }

            IReadOnlyList<string> asked = await log.KeysAsync(deployment.Alias, clock.GetUtcNow() - Lately, cancellationToken);
            known ??= await keys.ListAsync(cancellationToken);
            uses.AddRange(known.Where(key => key.RevokedAt is null && asked.Contains(key.Id, StringComparer.Ordinal))
                .Select(key => new ContractUse("API key", $"{key.Name} (asks {deployment.Alias})", FieldsOf(version), Urls.ApiKeys)));
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
