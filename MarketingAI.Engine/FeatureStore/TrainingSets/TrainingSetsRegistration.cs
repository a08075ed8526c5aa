using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.TrainingSets.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

public static class TrainingSetsRegistration
{
    /// <summary>Training sets out of data sets, views and plain files; needs feature views.</summary>
    public static IServiceCollection AddTrainingSets(this IServiceCollection services)
    {
        services.AddScoped<ViewFeatures>();
        services.AddScoped<TrainingSetRecords>();
        services.AddScoped<IStoredTrainingSets, StoredTrainingSetService>();
        services.AddScoped<IContractConsumer, TrainingSetContractUses>();
        services.AddScoped<ITrainingSets, TrainingSetAssembly>();
        return services;
    }
}
