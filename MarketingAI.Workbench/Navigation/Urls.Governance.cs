namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Approvals = "/approvals";
    public const string ApprovalRoute = "/approvals/{RequestId:guid}";
    public const string SubmitModelRoute = "/models/{ModelId:guid}/submit";
    public const string Ledger = "/govern/ledger";

    public static string Approval(Guid requestId) => $"/approvals/{requestId}";

    /// <summary>Where a model version is handed in for approval.</summary>
    public static string SubmitModel(Guid modelVersionId) => $"/models/{modelVersionId}/submit";

    /// <summary>The audit trail of one thing.</summary>
    public static string LedgerOf(string subjectKind, string subjectId) =>
        $"{Ledger}?kind={Uri.EscapeDataString(subjectKind)}&id={Uri.EscapeDataString(subjectId)}";
}
