using System.Security.Claims;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>Who is signed in, in which role, and the way out.</summary>
public sealed partial class AccountMenu(SignInWays ways)
{
    private static string Name(AuthenticationState who) =>
        who.User.FindFirstValue(AccountClaims.DisplayName) ?? who.User.Identity?.Name ?? string.Empty;

    private static string RoleWords(AuthenticationState who) =>
        string.Join(", ", who.User.FindAll(ClaimTypes.Role).Select(role => Words.FromPascal(role.Value)));

    private static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(part => part[0]));
}
