using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.Hosting;

/// <summary>What every request passes, in order.</summary>
public static class Pipeline
{
    public static void UseWorkbench(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseWhen(context => !IsApi(context), pages =>
        {
            if (!app.Environment.IsDevelopment())
            {
                pages.UseExceptionHandler(Urls.Fault, createScopeForErrors: true);
            }

            pages.UseStatusCodePagesWithReExecute(Urls.NotFound, createScopeForStatusCodePages: true);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.Use(EnterScope);
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    internal static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static Task EnterScope(HttpContext context, RequestDelegate next)
    {
        WorkScope scope = context.RequestServices.GetRequiredService<WorkScope>();
        scope.Enter(context.User);
        scope.Origin = context.Request.Path.Value ?? "/";
        return next(context);
    }
}
