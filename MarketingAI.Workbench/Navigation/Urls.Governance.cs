namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Approvals = "/approvals";
    public const string ApprovalRoute = "/approvals/{RequestId:guid}";
    public const string SubmitModelRoute = "/models/{ModelId:guid}/submit";
    public const string Ledger = "/govern/ledger";

    /// <param name="which">One of waiting, mine, decided, all.</param>
    public static string ApprovalsShowing(string which) => $"{Approvals}?show={which}";

    public static string Approval(Guid requestId) => $"/approvals/{requestId}";

    /// <summary>Where a model version is handed in for approval.</summary>
    public static string SubmitModel(Guid modelVersionId) => $"/models/{modelVersionId}/submit";

    /// <summary>The audit trail of one thing.</summary>
    public static string LedgerOf(string subjectKind, string subjectId) => LedgerFiltered(act: null, subjectKind, subjectId);

    /// <summary>The audit trail by act, kind and id of the thing; null or empty for all.</summary>
    public static string LedgerFiltered(string? act, string? kind, string? id)
    {
        (string Key, string? Value)[] parts = [("act", act), ("kind", kind), ("id", id)];
        IEnumerable<string> given = parts.Where(part => !string.IsNullOrWhiteSpace(part.Value)).Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value!)}");
        string query = string.Join('&', given);
        return query.Length == 0 ? Ledger : $"{Ledger}?{query}";
    }
}
