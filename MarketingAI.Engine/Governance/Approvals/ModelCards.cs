using System.Text.Json;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Governance.Approvals.Algorithms;
using MarketingAI.Engine.Governance.Approvals.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Engine.Governance.Approvals;

/// <summary>Puts a model's card together from registry, contracts and data sets.</summary>
internal sealed class ModelCards(IModelRegistry registry, IContracts contracts, IDataSets dataSets)
{
    public async Task<Outcome<ModelCard>> MakeAsync(Guid modelVersionId, ApprovalRequest? request, CancellationToken cancellationToken)
    {
        if (await registry.FindAsync(modelVersionId, cancellationToken) is not { } version)
        {
            return new NoSuchModel(modelVersionId);
        }

        TrainingReport report = TrainingReportJson.Read(version.ReportJson);
        DataContract? contract = await ContractOfAsync(version, cancellationToken);
        string? dataSet = (await dataSets.FindAsync(version.DataSetId, cancellationToken))?.Name;
        IReadOnlyList<EvidenceCheck> checks = EvidenceChecks.Of(report, contract);
        return new ModelCard(
            version, report, EvidenceChecks.Answer(Title(version), report, checks), checks, dataSet, contract, Features(report, contract),
            CardLimits.Of(report, dataSet), await AgainstChampionAsync(version, report, cancellationToken), request);
    }

    /// <summary>The evidence as the ledger keeps it: small, and enough to find everything again.</summary>
    public async Task<string> EvidenceJsonAsync(ModelVersion version, ApprovalRow request, ApprovalStepRow step, CancellationToken cancellationToken)
    {
        TestFigures test = TrainingReportJson.Read(version.ReportJson).Test;
        DataContract? contract = await ContractOfAsync(version, cancellationToken);
        return JsonSerializer.Serialize(new
        {
            model = version.Name,
            version = version.Version,
            request = request.Id,
            step = step.Number,
            by = step.By,
            at = step.At,
            purpose = request.Purpose,
            artifact = version.ArtifactHash,
            data_fingerprint = version.DataFingerprint,
            contract = contract is null ? null : new { id = contract.Id, version = contract.Version },
            trainer = version.Trainer,
            seed = version.Seed,
            code_version = version.CodeVersion,
            test = new { auc = test.Auc, auc_low = test.AucLow, auc_high = test.AucHigh, log_loss = test.LogLoss, brier = test.Brier, ece = test.Ece, rows = test.Rows },
        });
    }

    public static string Title(ModelVersion version) => FormattableString.Invariant($"{version.Name} v{version.Version}");

    private async Task<DataContract?> ContractOfAsync(ModelVersion version, CancellationToken cancellationToken) =>
        version.ContractId is { } id
            ? (await contracts.VersionsAsync(version.DataSetId, cancellationToken)).FirstOrDefault(contract => contract.Id == id)
            : null;

    private async Task<ChampionDifference?> AgainstChampionAsync(ModelVersion version, TrainingReport report, CancellationToken cancellationToken)
    {
        ModelVersion? champion = (await registry.ListAsync(cancellationToken))
            .Where(other => other.Name == version.Name && other.Id != version.Id && other.Stage == ModelStage.Approved)
            .MaxBy(other => other.Version);
        if (champion is null)
        {
            return null;
        }

        TrainingReport before = TrainingReportJson.Read(champion.ReportJson);
        return new ChampionDifference(
            champion, report.Test.Auc - before.Test.Auc, report.Test.LogLoss - before.Test.LogLoss,
            version.DataFingerprint == champion.DataFingerprint,
            [.. report.Features.Except(before.Features, StringComparer.Ordinal)],
            [.. before.Features.Except(report.Features, StringComparer.Ordinal)]);
    }

    private static List<CardFeature> Features(TrainingReport report, DataContract? contract)
    {
        Dictionary<string, double> losses = report.Importance.ToDictionary(one => one.Feature, one => one.AucLoss, StringComparer.Ordinal);
        return [.. report.Features
            .Select(name => new CardFeature(
                name, losses.TryGetValue(name, out double loss) ? loss : null, contract?.Columns.FirstOrDefault(column => column.Name == name)))
            .OrderByDescending(feature => feature.AucLoss ?? double.NegativeInfinity)];
    }
}
