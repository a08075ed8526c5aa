using MarketingAI.Engine.Learners.Training;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Learners;

public static class LearnersRegistration
{
    /// <summary>The trainers; a search asks for all of them.</summary>
    public static IServiceCollection AddLearners(this IServiceCollection services)
    {
        services.AddSingleton<ITrainer, LogisticTrainer>();
        services.AddSingleton<ITrainer, LightGbmTrainer>();
        services.AddSingleton<ITrainer, FastTreeTrainer>();
        return services;
    }
}
