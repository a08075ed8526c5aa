using System.Net;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Health, metrics and traces.</summary>
public static class Operations
{
    /// <summary>Meters and activity sources of the product start with this.</summary>
    public const string Instruments = "MarketingAI.*";

    private const string Ready = "ready";

    public static void AddOperations(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddHealthChecks()
            .AddCheck<StoreHealth>("store", tags: [Ready])
            .AddCheck<WarehouseHealth>("warehouse", tags: [Ready])
            .AddCheck<OnlineHealth>("online-features", tags: [Ready])
            .AddCheck<DiskHealth>("disk", tags: [Ready]);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("marketingai-workbench"))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Instruments)
                .AddPrometheusExporter())
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(Instruments));
    }

    public static void MapOperations(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(policy => policy.RequireAssertion(context =>
            context.Resource is HttpContext { Connection.RemoteIpAddress: { } address } && IPAddress.IsLoopback(address)
            || context.User.IsInRole(Engine.Kernel.Roles.Administrator)
            || context.User.HasClaim(ApiKeyDefaults.ScopeClaim, ApiScopes.Read)));
    }
}
