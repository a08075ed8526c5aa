using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Layout;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Home;
using MudBlazor;
using MudBlazor.Services;

namespace MarketingAI.Workbench.Hosting;

/// <summary>The interactive pages.</summary>
public static class PageServices
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DetailedErrors = builder.Environment.IsDevelopment();
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10);
        });
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
        });
        builder.Services.AddSingleton<Menu>();
        builder.Services.AddScoped<PersonalMenu>();
        builder.Services.AddScoped<HomeDesk>();
        builder.Services.AddScoped<ThemeState>();
        builder.Services.AddScoped<BrowserTools>();
    }

    public static void MapPages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(circuits =>
            circuits.ContentSecurityFrameAncestorsPolicy = null); // our own header says it for every answer
    }
}
