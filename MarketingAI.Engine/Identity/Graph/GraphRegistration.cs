using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Identity.Graph.Storage;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Identity.Graph;

public static class GraphRegistration
{
    /// <summary>The identity graph with its job; needs ingestion, the ledger and jobs.</summary>
    public static IServiceCollection AddIdentityGraph(this IServiceCollection services)
    {
        services.AddSingleton<GraphGate>();
        services.AddScoped<GraphSources>();
        services.AddScoped<GraphBuilder>();
        services.AddScoped<IIdentityGraph, IdentityGraphService>();
        services.AddScoped<IPersonalColumns, GraphTables>();
        services.AddScoped<IContractConsumer, GraphUses>();
        services.AddScoped<IPersonalDataHolder, GraphPersons>();
        services.AddJobHandler<BuildIdentityGraph, BuildIdentityGraphHandler>();
        services.AddRecurringJob(BuildIdentityGraph.Hourly);
        return services;
    }
}
