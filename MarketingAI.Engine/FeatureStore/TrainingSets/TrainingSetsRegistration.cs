using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

public static class TrainingSetsRegistration
{
    /// <summary>Training sets out of data sets and plain files.</summary>
    public static IServiceCollection AddTrainingSets(this IServiceCollection services)
    {
        services.AddScoped<ITrainingSets, TrainingSetAssembly>();
        return services;
    }
}
