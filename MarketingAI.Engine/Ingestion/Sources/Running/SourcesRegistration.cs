using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

public static class SourcesRegistration
{
    /// <summary>Sources that the host reads from: Kafka and watched folders.</summary>
    public static IServiceCollection AddEventSources(this IServiceCollection services, SourceOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<HealthBoard>();
        services.AddSingleton<RunnerWork>();
        services.AddSingleton<SetupBounds>();
        services.AddHostedService<SourceFollowing>();
        services.AddScoped<ISourceHealth, SourceHealthService>();
        services.AddScoped<ISourceSetup, SourceSetup>();
        services.AddScoped<SourceSecrets>();
        services.AddScoped<WatchedSources>();
        services.AddScoped<SourceTaps>();
        services.AddScoped<WatchedFolders>();
        services.AddScoped<EventFile>();
        services.AddScoped<ParquetRows>();
        services.AddScoped<IPipelineAdvisor, PipelineAdvisor>();
        services.AddScoped<PipelineFacts>();
        services.AddScoped<PipelineAdviceRecords>();
        services.AddScoped<AdvisorContext>();
        return services;
    }
}
