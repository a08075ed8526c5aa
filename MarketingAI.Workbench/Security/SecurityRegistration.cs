using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Notices;
using MarketingAI.Workbench.Hosting;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MarketingAI.Workbench.Security;

/// <summary>Sign-in, roles, keys, and the business unit of each piece of work.</summary>
public static class SecurityRegistration
{
    /// <summary>The scheme that hands a request to the key scheme or the cookie.</summary>
    private const string EitherScheme = "Workbench";

    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        SecurityOptions options = services.AddChecked<SecurityOptions>(builder.Configuration, SecurityOptions.Section);
        services.AddHttpContextAccessor();
        services.AddDbContextFactory<AccountsStore>((provider, store) =>
            AccountsStore.Configure(store, provider.GetRequiredService<DataFolders>().StoreFile));
        services.AddSingleton<AccountsStart>();
        services.AddSingleton<IBusinessUnits, StoredBusinessUnits>();
        services.AddScoped<IClaimsTransformation, PresentUnit>();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CircuitHandler, CircuitScope>();
        services.AddSingleton<ApiKeyRing>();
        services.AddSingleton<IApiKeyStore, ApiKeyLookup>();
        services.AddScoped<IApiKeys, StoredApiKeys>();
        services.AddScoped<IPeople, StoredPeople>();
        services.AddScoped<IAccountNames, AccountNames>();
        services.AddScoped<IContractConsumer, KeyUses>();
        services.AddHostedService<ApiKeyUses>();
        KeepKeys(services);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        AddAccounts(services, options);
        AddSchemes(services, options, builder.Configuration);
        Policies.Register(services.AddAuthorizationBuilder());
    }

    private static void AddAccounts(IServiceCollection services, SecurityOptions options) =>
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.Password.RequiredLength = 12;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = options.FailuresBeforeLock;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(options.LockMinutes);
        })
        .AddRoles<IdentityRole>()
        .AddEntityFrameworkStores<AccountsStore>()
        .AddClaimsPrincipalFactory<AccountClaims>()
        .AddSignInManager();

    private static void AddSchemes(IServiceCollection services, SecurityOptions options, IConfiguration configuration)
    {
        AuthenticationBuilder schemes = services.AddAuthentication(EitherScheme);
        bool entra = EntraSignIn.IsOn(configuration);
        schemes.AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = context => SchemeOf(context.Request, entra));
        services.AddSingleton(new SignInWays(entra));
        if (entra)
        {
            EntraSignIn.Add(schemes, configuration);
        }

        schemes.AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyDefaults.Scheme, null);
        schemes.AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "workbench";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = Urls.SignIn;
            cookie.AccessDeniedPath = Urls.Denied;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SessionHours);
            cookie.Events.OnValidatePrincipal = context => EntraSignIn.Made(context.Principal)
                ? Task.CompletedTask
                : SecurityStampValidator.ValidatePrincipalAsync(context);
            cookie.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context => Redirect(context, StatusCodes.Status403Forbidden);
        });
    }

    private static string SchemeOf(HttpRequest request, bool entra) =>
        ApiKeyHandler.HasKey(request) ? ApiKeyDefaults.Scheme
        : entra && request.Headers.Authorization.Count > 0 ? EntraSignIn.MachineScheme
        : IdentityConstants.ApplicationScheme;

    /// <summary>Pages are led to a page; machines get the bare status, which becomes a problem answer.</summary>
    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (Pipeline.IsApi(context.HttpContext))
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }

    private static void KeepKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("MarketingAI.Workbench");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(keys =>
            keys.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(provider.GetRequiredService<DataFolders>().Keys, "web")), NullLoggerFactory.Instance)));
    }
}
