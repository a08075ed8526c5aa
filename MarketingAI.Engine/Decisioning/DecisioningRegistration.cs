using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Log.Storage;
using MarketingAI.Engine.Decisioning.Parity;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Engine.Decisioning.Scoring.Storage;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Privacy.SubjectRequests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MarketingAI.Engine.Decisioning;

public static class DecisioningRegistration
{
    /// <summary>Scoring, deployments and the decision log.</summary>
    public static IServiceCollection AddDecisioning(this IServiceCollection services, DecisionLogOptions options)
    {
        services.TryAddSingleton(options);
        services.AddSingleton<DecisionFiles>();
        services.AddSingleton<DecisionMover>();
        services.AddSingleton<DecisionShape>();
        services.AddScoped<DecisionTable>();
        services.AddScoped<IPersonalColumns>(provider => provider.GetRequiredService<DecisionTable>());
        services.AddScoped<IEventUses, DecisionUses>();
        services.AddScoped<IPersonalDataHolder, DecisionPersons>();
        services.AddScoped<IDecisionLog, DecisionLogService>();
        services.AddJobHandler<MoveDecisions, MoveDecisionsHandler>();
        services.AddRecurringJob(MoveDecisions.EveryTenMinutes);
        services.AddHostedService<MovingOnSize>();

        services.AddSingleton<LiveModels>();
        services.AddSingleton<DeploymentTurn>();
        services.AddScoped<DeploymentStore>();
        services.AddScoped<DeploymentGround>();
        services.AddScoped<InputBinding>();
        services.AddScoped<LiveAliases>();
        services.AddScoped<IDeployments, DeploymentService>();
        services.AddScoped<IContractConsumer, DeploymentUses>();
        services.AddSingleton<IScoring, ScoringService>();
        services.AddHostedService<DeploymentLoading>();
        return services;
    }

    /// <summary>The check that features are served as they are computed; needs feature views in memory and incidents.</summary>
    public static IServiceCollection AddFeatureParity(this IServiceCollection services)
    {
        services.AddScoped<ParityIncidents>();
        services.AddScoped<IFeatureParity, FeatureParityService>();
        services.AddJobHandler<CheckFeatureParity, CheckFeatureParityHandler>();
        services.AddRecurringJob(CheckFeatureParity.Nightly);
        return services;
    }
}
