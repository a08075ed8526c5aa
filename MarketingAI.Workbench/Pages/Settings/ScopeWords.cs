using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.Pages.Settings;

/// <summary>What each scope allows, in words.</summary>
internal static class ScopeWords
{
    public static string Of(string scope) => scope switch
    {
        ApiScopes.Score => "ask a deployed model for probabilities",
        ApiScopes.Decide => "ask for the next best action",
        ApiScopes.Outcomes => "report what came of a decision",
        ApiScopes.Bid => "ask for bids on advertising space",
        ApiScopes.Collect => "send events",
        ApiScopes.Consent => "report given and withdrawn consent",
        ApiScopes.Assign => "ask for a person's experiment arm",
        ApiScopes.Read => "read lists, models and metrics",
        ApiScopes.Contracts => "bring drafts of data contracts",
        _ => string.Empty,
    };
}
