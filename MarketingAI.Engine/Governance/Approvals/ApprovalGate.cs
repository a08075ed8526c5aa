using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Governance.Approvals.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;

namespace MarketingAI.Engine.Governance.Approvals;

/// <summary>Lets a model version be deployed only when it was approved, the ledger has it, and its file is the one that was approved.</summary>
internal sealed class ApprovalGate(ApprovalTable table, ApprovalRecords records, IModelRegistry registry) : IApprovalGate
{
    public async Task<Refusal?> CheckAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        await records.SettleAllAsync(cancellationToken);
        if (await registry.FindAsync(modelVersionId, cancellationToken) is not { } version)
        {
            return new NoSuchModel(modelVersionId);
        }

        string model = ModelCards.Title(version);
        ApprovalRow? request = await table.FindForModelAsync(modelVersionId, cancellationToken);
        if (request is null)
        {
            return new NotApproved(model, "a candidate that was never submitted");
        }

        if (request.State != ApprovalState.Approved || request.Steps.Any(step => step.LedgerPosition is null))
        {
            return new NotApproved(model, ApprovalService.InWords(request.State));
        }

        return request.ArtifactHash == version.ArtifactHash ? null : new ChangedSinceApproval(model);
    }
}
