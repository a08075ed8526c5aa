using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.FeatureStore.Views;

public static class FeatureViewsRegistration
{
    /// <summary>Feature views; needs data sets, contracts, events, the ledger and jobs.</summary>
    public static IServiceCollection AddFeatureViews(this IServiceCollection services)
    {
        services.AddScoped<SourceReading>();
        services.AddScoped<FeatureSql>();
        services.AddScoped<FeatureReading>();
        services.AddScoped<FeatureViewRecords>();
        services.AddScoped<IContractConsumer, FeatureViewContractUses>();
        services.AddScoped<IFeatureViews, FeatureViewService>();
        return services;
    }
}
