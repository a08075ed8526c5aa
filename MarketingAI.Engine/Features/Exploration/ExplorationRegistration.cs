using MarketingAI.Engine.Features.Exploration.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Features.Exploration;

public static class ExplorationRegistration
{
    /// <summary>The explorer and its basket; needs data sets, contracts and fact tables.</summary>
    public static IServiceCollection AddExploration(this IServiceCollection services)
    {
        services.AddSingleton<ExplorerMemory>();
        services.AddScoped<ExploreTable>();
        services.AddScoped<BasketTable>();
        services.AddScoped<IExploreSources, DataSetExploreSources>();
        services.AddScoped<IExploreSources, EventExploreSources>();
        services.AddScoped<SourceList>();
        services.AddScoped<IExplorer, ExplorerService>();
        services.AddScoped<IExplorerBasket, BasketService>();
        return services;
    }
}
