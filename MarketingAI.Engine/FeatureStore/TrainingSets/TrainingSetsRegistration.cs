using MarketingAI.Engine.FeatureStore.TrainingSets.Storage;
using MarketingAI.Engine.FeatureStore.Views;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

public static class TrainingSetsRegistration
{
    /// <summary>Feature views, and training sets out of data sets, views and plain files.</summary>
    public static IServiceCollection AddTrainingSets(this IServiceCollection services)
    {
        services.AddFeatureViews();
        services.AddScoped<ViewFeatures>();
        services.AddScoped<ITrainingSets, TrainingSetAssembly>();
        return services;
    }
}
