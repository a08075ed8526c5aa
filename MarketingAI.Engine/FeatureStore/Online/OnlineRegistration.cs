using MarketingAI.Engine.FeatureStore.Online.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MarketingAI.Engine.FeatureStore.Online;

public static class OnlineRegistration
{
    /// <summary>The latest values of views in memory; needs feature views and their written values.</summary>
    public static IServiceCollection AddFeaturesOnline(this IServiceCollection services, OnlineOptions options)
    {
        services.TryAddSingleton(options);
        services.AddSingleton<OnlineViews>();
        services.AddSingleton<OnlineLoadState>();
        services.AddSingleton<OnlineKeeper>();
        services.AddScoped<OnlineRecords>();
        services.AddScoped<OnlineRefresh>();
        services.AddScoped<OfflineComputing>();
        services.AddScoped<OfflineValues>();
        services.AddScoped<IPersonalDataHolder, OnlinePersons>();
        services.AddScoped<IFeatureValuesWritten, OnlineLoad>();
        services.AddScoped<IOnlineFeatures, OnlineFeatureService>();
        services.AddJobHandler<RefreshOnlineFeatures, RefreshOnlineFeaturesHandler>();
        services.AddRecurringJob(RefreshOnlineFeatures.Nightly);
        services.AddHostedService<OnlineLoading>();
        services.AddHostedService<OnlineStreaming>();
        return services;
    }
}

/// <summary>Loads what others have written out.</summary>
internal sealed class OnlineLoad(OnlineKeeper keeper, WorkScope scope) : IFeatureValuesWritten
{
    public Task WrittenAsync(FeatureViewRef view, CancellationToken cancellationToken) => keeper.LoadAsync(scope.Unit.Value, view, cancellationToken);
}
