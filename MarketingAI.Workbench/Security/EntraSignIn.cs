using System.Security.Claims;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Identity.Web;

namespace MarketingAI.Workbench.Security;

/// <summary>
/// Sign-in by Microsoft Entra, on as soon as <c>AzureAd:ClientId</c> is filled. Registered without it, the library would fail every
/// request; hence the condition. App roles carry our role names for people and scope names for machines.
/// </summary>
internal static class EntraSignIn
{
    public const string MachineScheme = "EntraMachine";
    public const string PersonScheme = OpenIdConnectDefaults.AuthenticationScheme;

    private const string Section = "AzureAd";
    private const string Provider = "identity-provider";
    private const string Entra = "entra";

    public static bool IsOn(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[$"{Section}:ClientId"]);

    public static bool Made(ClaimsPrincipal? person) => person?.HasClaim(Provider, Entra) ?? false;

    public static void Add(AuthenticationBuilder schemes, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Section);
        schemes.AddMicrosoftIdentityWebApp(section, PersonScheme, cookieScheme: null);
        schemes.AddMicrosoftIdentityWebApi(section, MachineScheme);
        schemes.Services.Configure<OpenIdConnectOptions>(PersonScheme, options =>
        {
            options.SignInScheme = IdentityConstants.ApplicationScheme;
            Func<Microsoft.AspNetCore.Authentication.OpenIdConnect.TokenValidatedContext, Task> validated = options.Events.OnTokenValidated;
            options.Events.OnTokenValidated = async context =>
            {
                await validated(context);
                context.Principal = await PersonOfAsync(context.Principal!, context.HttpContext);
            };
            Func<RedirectContext, Task> redirecting = options.Events.OnRedirectToIdentityProvider;
            options.Events.OnRedirectToIdentityProvider = context =>
            {
                if (!Pipeline.IsApi(context.HttpContext))
                {
                    return redirecting(context);
                }

                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
        schemes.Services.Configure<JwtBearerOptions>(MachineScheme, options =>
        {
            Func<Microsoft.AspNetCore.Authentication.JwtBearer.TokenValidatedContext, Task> validated = options.Events.OnTokenValidated;
            options.Events.OnTokenValidated = async context =>
            {
                await validated(context);
                context.Principal = await PersonOfAsync(context.Principal!, context.HttpContext);
            };
        });
    }

    /// <summary>Only what we know is taken over: name, our roles, scopes, and the business units of the settings.</summary>
    private static async Task<ClaimsPrincipal> PersonOfAsync(ClaimsPrincipal token, HttpContext context)
    {
        string[] appRoles = [.. token.FindAll("roles").Concat(token.FindAll(ClaimTypes.Role)).Select(claim => claim.Value)];
        string name = token.FindFirstValue("name") ?? token.FindFirstValue("azp") ?? token.FindFirstValue("appid") ?? "entra";
        string[] wanted = context.RequestServices.GetRequiredService<SecurityOptions>().EntraUnits
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IReadOnlyList<BusinessUnit> units = await context.RequestServices.GetRequiredService<IBusinessUnits>().ListAsync(context.RequestAborted);
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, token.FindFirstValue("oid") ?? token.FindFirstValue(ClaimTypes.NameIdentifier) ?? name),
            new(ClaimTypes.Name, name),
            new(AccountClaims.DisplayName, name),
            new(Provider, Entra),
            .. Roles.All.Intersect(appRoles, StringComparer.OrdinalIgnoreCase).Select(role => new Claim(ClaimTypes.Role, role)),
            .. ApiScopes.All.Intersect(appRoles, StringComparer.OrdinalIgnoreCase).Select(scope => new Claim(ApiKeyDefaults.ScopeClaim, scope)),
            .. units.Where(unit => wanted.Length == 0 || wanted.Contains(unit.Id, StringComparer.Ordinal))
                .Select(unit => new Claim(UnitClaims.Member, unit.Id)),
        ];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, Entra));
    }
}
