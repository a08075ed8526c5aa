using MarketingAI.Workbench.Api;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Scalar.AspNetCore;

namespace MarketingAI.Workbench.Hosting;

/// <summary>The machine interface under <c>/api/v1</c>, its document and its reference page.</summary>
public static class ApiServices
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ApiOptions options = builder.Services.AddChecked<ApiOptions>(builder.Configuration, ApiOptions.Section);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestMegabytes * 1024L * 1024L;
        });
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Complete);
        builder.Services.AddOpenApi("v1", ApiDocument.Describe);
    }

    public static void MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapContracts();
        api.MapEvents();
        api.MapMatching();
        api.MapScoring();
        api.MapWhoAmI();
        app.MapContractDownloads();
        app.MapModelDownloads();
        app.MapFallback("/api/{**rest}", () => TypedResults.NotFound()).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi().RequireAuthorization(Policies.Read);
        app.MapScalarApiReference(Urls.ApiReference, (page, context) =>
        {
            page.Title = "MarketingAI Workbench API";
            page.DynamicNonce = false;
            page.Nonce = SecurityHeaders.NonceOf(context);
            page.DefaultFonts = false;
            page.Telemetry = false;
            page.HideClientButton = true;
            page.AddDocument("v1", "Version 1", "/openapi/v1.json");
            page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            page.DisableAgent();
            page.DisableMcp();
        }).RequireAuthorization(Policies.Read);
    }
}
