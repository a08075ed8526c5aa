using System.Security.Claims;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Security;

/// <summary>Which business units an account belongs to, and which one it has chosen, as claims.</summary>
public static class UnitClaims
{
    /// <summary>One per unit the account belongs to.</summary>
    public const string Member = "unit";

    /// <summary>The unit chosen in the top bar; set anew at every request from the cookie of the same name.</summary>
    public const string Present = "present-unit";

    public static IReadOnlyList<string> Of(ClaimsPrincipal person) =>
        [.. person.FindAll(Member).Select(claim => claim.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Enters the unit and actor of a signed-in person or key; nothing happens where there is no unit.</summary>
    public static void Enter(this WorkScope scope, ClaimsPrincipal person)
    {
        string? unit = person.FindFirstValue(Present) ?? person.FindFirstValue(Member);
        if (person.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } && unit is not null)
        {
            IReadOnlyList<string> roles = [.. person.FindAll(ClaimTypes.Role).Select(claim => claim.Value)];
            scope.Enter(new BusinessUnitId(unit), new Actor(name, roles));
        }
    }
}
