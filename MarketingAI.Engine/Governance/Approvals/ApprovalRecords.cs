using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Governance.Approvals.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Governance.Approvals;

/// <summary>
/// Makes a stored step take effect: ledger, registry, lineage, notices, in this order. A step whose process died on the way is taken
/// up again before the next one, so nothing takes effect without its entry in the ledger.
/// </summary>
internal sealed partial class ApprovalRecords(
    ApprovalTable table, ModelCards cards, IModelRegistry registry, ILedger ledger, ApprovalEchoes echoes, ILogger<ApprovalRecords> logger)
{
    public async Task SettleAllAsync(CancellationToken cancellationToken)
    {
        foreach (ApprovalRow request in await table.UnsettledAsync(cancellationToken))
        {
            foreach (ApprovalStepRow step in request.Steps.Where(step => step.LedgerPosition is null).OrderBy(step => step.Number))
            {
                await SettleAsync(request, step, cancellationToken);
            }
        }
    }

    public async Task SettleAsync(ApprovalRow request, ApprovalStepRow step, CancellationToken cancellationToken)
    {
        using IDisposable mine = await table.TakeTurnAsync(cancellationToken);
        if (await table.IsSettledAsync(step.Id, cancellationToken) || await registry.FindAsync(request.ModelVersionId, cancellationToken) is not { } version)
        {
            return;
        }

        string evidence = await cards.EvidenceJsonAsync(version, request, step, cancellationToken);
        LedgerEntry entry = new(ActOf(step), "model-version", version.Id.ToString(), step.Words, evidence);
        long position = await ledger.AppendAsync(entry, cancellationToken);
        Outcome<ModelVersion> moved = await registry.MoveAsync(version.Id, StageAfter(step.Verdict), cancellationToken);
        if (moved.IsRefused)
        {
            LogNotMoved(logger, version.Id, moved.Refusal.Reason);
        }

        await table.SettleAsync(step.Id, position, cancellationToken);
        await echoes.TellAsync(request, step, version, cancellationToken);
    }

    private static ModelStage StageAfter(ApprovalVerdict? taken) => taken is not { } verdict ? ModelStage.Submitted : verdict switch
    {
        ApprovalVerdict.Approve => ModelStage.Approved,
        ApprovalVerdict.Refuse => ModelStage.Refused,
        ApprovalVerdict.AskForChanges => ModelStage.ChangesAsked,
    };

    private static string ActOf(ApprovalStepRow step) => step.Verdict is not { } verdict ? SubmissionOf(step) : verdict switch
    {
        ApprovalVerdict.Approve => "model.approved",
        ApprovalVerdict.Refuse => "model.refused",
        ApprovalVerdict.AskForChanges => "model.changes-asked",
    };

    private static string SubmissionOf(ApprovalStepRow step) => step.Number == 1 ? "model.submitted" : "model.resubmitted";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Model version {ModelVersionId} did not follow its approval: {Reason}")]
    private static partial void LogNotMoved(ILogger logger, Guid modelVersionId, string reason);
}
