using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace MarketingAI.Workbench.Security;

/// <summary>What the account menu posts to.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SignInWays>().Entra)
        {
            app.MapGet(Urls.SignInByEntra, (string? returnUrl) => Results.Challenge(
                new AuthenticationProperties { RedirectUri = LocalUrl.Or(returnUrl, Urls.Home) }, [EntraSignIn.PersonScheme]))
                .AllowAnonymous().ExcludeFromDescription();
        }

        app.MapPost(Urls.SignOut, SignOut).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Urls.SwitchUnit, Switch).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> SignOut(SignInManager<Account> people, [FromForm] string? returnUrl)
    {
        await people.SignOutAsync();
        return Results.LocalRedirect(Urls.SignInFor(LocalUrl.Or(returnUrl, Urls.Home)));
    }

    private static IResult Switch(HttpContext context, [FromForm] string unit, [FromForm] string? returnUrl)
    {
        if (!UnitClaims.Of(context.User).Contains(unit, StringComparer.Ordinal))
        {
            return Results.Forbid();
        }

        context.Response.Cookies.Append(UnitClaims.Present, unit, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return Results.LocalRedirect(LocalUrl.Or(returnUrl, Urls.Home));
    }
}
