using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Registry.Storage;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Engine.Modeling.Search.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Modeling;

public static class ModelingRegistration
{
    /// <summary>Search and registry; needs the trainers of <c>AddLearners</c>.</summary>
    public static IServiceCollection AddModeling(this IServiceCollection services)
    {
        services.AddScoped<ProgressTable>();
        services.AddScoped<ModelSearchService>();
        services.AddScoped<IModelSearch>(provider => provider.GetRequiredService<ModelSearchService>());
        services.AddScoped<VersionTable>();
        services.AddScoped<IModelRegistry, ModelRegistry>();
        services.AddScoped<IContractConsumer, ModelUses>();
        services.AddJobHandler<ScoreEntities, ScoreEntitiesHandler>();
        services.AddJobHandler<TrainModelRequest, TrainModelHandler>();
        return services;
    }
}
