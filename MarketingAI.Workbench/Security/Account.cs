using Microsoft.AspNetCore.Identity;

namespace MarketingAI.Workbench.Security;

/// <summary>Who signs in. The user name stands in records; the e-mail address is only for signing in.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>As colleagues call the person.</summary>
    public string DisplayName { get; set; } = string.Empty;
}
