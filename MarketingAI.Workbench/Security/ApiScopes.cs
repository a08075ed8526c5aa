namespace MarketingAI.Workbench.Security;

/// <summary>What a machine with an API key may do.</summary>
public static class ApiScopes
{
    public const string Score = "score";
    public const string Decide = "decide";
    public const string Outcomes = "outcomes";
    public const string Bid = "bid";
    public const string Collect = "collect";
    public const string Consent = "consent";
    public const string Assign = "assign";
    public const string Read = "read";
    public const string Contracts = "contracts";

    public static IReadOnlyList<string> All { get; } = [Score, Decide, Outcomes, Bid, Collect, Consent, Assign, Read, Contracts];
}
