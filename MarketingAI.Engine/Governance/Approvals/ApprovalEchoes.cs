using MarketingAI.Engine.Governance.Approvals.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Engine.Governance.Approvals;

/// <summary>Tells people and lineage what happened: reviewers of a submission, the author of a decision.</summary>
internal sealed class ApprovalEchoes(INotices notices, IEnumerable<ILineageSink> lineage)
{
    /// <summary>Address of a request's page.</summary>
    public static string LinkOf(Guid requestId) => $"/approvals/{requestId}";

    public async Task TellAsync(ApprovalRow request, ApprovalStepRow step, ModelVersion version, CancellationToken cancellationToken)
    {
        await notices.RaiseAsync(NoticeOf(request, step), cancellationToken);
        if (step.Verdict == ApprovalVerdict.Approve)
        {
            LineageEdge edge = new("model-version", version.Id.ToString(), "approval", request.Id.ToString(), "approve");
            foreach (ILineageSink sink in lineage)
            {
                await sink.RecordAsync([edge], cancellationToken);
            }
        }
    }

    private static Notice NoticeOf(ApprovalRow request, ApprovalStepRow step)
    {
        string model = request.ModelTitle;
        string author = request.ToRequest().SubmittedBy;
        if (step.Verdict is not { } verdict)
        {
            return new Notice(
                "Governance", NoticeSeverity.Information, $"{model} waits for your decision",
                $"{step.By} submitted it for: {request.Purpose}", LinkOf(request.Id), Roles.ComplianceReviewer);
        }

        (NoticeSeverity severity, string title) = verdict switch
        {
            ApprovalVerdict.Approve => (NoticeSeverity.Information, $"{model} was approved"),
            ApprovalVerdict.Refuse => (NoticeSeverity.Warning, $"{model} was refused"),
            ApprovalVerdict.AskForChanges => (NoticeSeverity.Warning, $"Changes are asked for on {model}"),
        };
        return new Notice("Governance", severity, title, $"{step.By}: {step.Words}", LinkOf(request.Id), ForPerson: author);
    }
}
