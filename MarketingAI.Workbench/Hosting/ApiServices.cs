namespace MarketingAI.Workbench.Hosting;

/// <summary>The machine interface under <c>/api/v1</c>.</summary>
public static class ApiServices
{
    public static void AddApi(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddProblemDetails();
    }

    public static void MapApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        _ = api;
    }
}
