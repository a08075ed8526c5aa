using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace MarketingAI.Workbench.Security;

/// <summary>Adds the chosen business unit to the principal of each request, checked against membership.</summary>
internal sealed class PresentUnit(IHttpContextAccessor accessor) : IClaimsTransformation
{
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } || principal.HasClaim(claim => claim.Type == UnitClaims.Present))
        {
            return Task.FromResult(principal);
        }

        string? wanted = accessor.HttpContext?.Request.Cookies[UnitClaims.Present];
        if (wanted is not null && principal.HasClaim(UnitClaims.Member, wanted))
        {
            principal.AddIdentity(new ClaimsIdentity([new Claim(UnitClaims.Present, wanted)]));
        }

        return Task.FromResult(principal);
    }
}
