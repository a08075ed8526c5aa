using MarketingAI.Engine.Data.Secrets;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MarketingAI.Engine.Data;

public static class DataRegistration
{
    /// <summary>Store, warehouse and artifacts below one folder.</summary>
    /// <param name="root">Full path of the data root.</param>
    public static IServiceCollection AddData(this IServiceCollection services, string root, DataOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new DataFolders(root));
        services.AddSingleton<StoreConnection>();
        services.AddSingleton<StoreChanges>();
        services.AddSingleton<WarehouseFile>();
        services.AddSingleton<IArtifacts, FileArtifacts>();
        services.AddSingleton<ISecretBox, SecretBox>();
        services.AddSingleton(provider => new StoreMigration(provider.GetRequiredService<StoreConnection>()));
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<WorkScope>();
        services.AddScoped<IStore, SqliteStore>();
        services.AddScoped<IWarehouse, DuckDbWarehouse>();
        return services;
    }
}
