using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.Governance;

/// <summary>States, verdicts and findings in words and colour.</summary>
internal static class ApprovalWords
{
    public static string Of(ApprovalState state) => state switch
    {
        ApprovalState.Waiting => "Waits for a decision",
        ApprovalState.ChangesAsked => "Changes asked for",
        ApprovalState.Refused => "Refused",
        ApprovalState.Approved => "Approved",
    };

    public static StatusKind Kind(ApprovalState state) => state switch
    {
        ApprovalState.Waiting => StatusKind.Active,
        ApprovalState.ChangesAsked => StatusKind.Warning,
        ApprovalState.Refused => StatusKind.Bad,
        ApprovalState.Approved => StatusKind.Good,
    };

    public static string Of(EvidenceState state) => state switch
    {
        EvidenceState.Holds => "Holds",
        EvidenceState.LookAtIt => "Look at it",
        EvidenceState.Fails => "Fails",
    };

    public static StatusKind Kind(EvidenceState state) => state switch
    {
        EvidenceState.Holds => StatusKind.Good,
        EvidenceState.LookAtIt => StatusKind.Warning,
        EvidenceState.Fails => StatusKind.Bad,
    };

    public static string Of(ApprovalStep step, bool isFirst)
    {
        if (step.Verdict is not { } verdict)
        {
            return isFirst ? "Submitted" : "Submitted again";
        }

        return verdict switch
        {
            ApprovalVerdict.Approve => "Approved",
            ApprovalVerdict.Refuse => "Refused",
            ApprovalVerdict.AskForChanges => "Changes asked for",
        };
    }

    public static string Title(ApprovalRequest request) => $"{request.ModelName} v{request.ModelVersion}";
}
