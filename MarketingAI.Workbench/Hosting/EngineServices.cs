using MarketingAI.Engine.Data;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Every module of the Engine, one line each, in alphabetical order.</summary>
public static class EngineServices
{
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        DataOptions data = services.AddChecked<DataOptions>(builder.Configuration, DataOptions.Section);
        services.AddData(DataRoot.Resolve(data.Root, builder.Environment.ContentRootPath), data);
        services.AddHostedService<StoreStart>();
    }
}
