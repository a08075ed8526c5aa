namespace MarketingAI.Workbench.Security;

/// <summary>Names that the key scheme uses.</summary>
public static class ApiKeyDefaults
{
    public const string Scheme = "ApiKey";
    public const string Header = "X-Api-Key";
    public const string Prefix = "mk_";
    public const string ScopeClaim = "scope";
    public const string KeyIdClaim = "api-key-id";
}
