using MarketingAI.Engine.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MarketingAI.Engine.Jobs;

public static class JobRegistration
{
    /// <summary>Jobs with a plain in-process queue; a host with a job server registers its own <see cref="IJobQueue"/>.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, JobOptions? options = null)
    {
        services.AddSingleton(options ?? new JobOptions());
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobFeed>();
        services.AddSingleton<IJobFeed>(provider => provider.GetRequiredService<JobFeed>());
        services.AddSingleton<RunningJobs>();
        services.AddSingleton<JobSignals>();
        services.AddSingleton<IJobRunner, JobRunner>();
        services.TryAddSingleton<IJobQueue, InProcessJobQueue>();
        services.AddScoped<JobTable>();
        services.AddScoped<IJobs, JobService>();
        services.AddJobHandler<PruneJobs, PruneJobsHandler>();
        services.AddRecurringJob(PruneJobs.Nightly);
        return services;
    }

    /// <summary>Lets jobs of a request type be started, and names who does them.</summary>
    public static IServiceCollection AddJobHandler<TRequest, THandler>(this IServiceCollection services)
        where TRequest : IJobRequest
        where THandler : class, IJobHandler<TRequest>
    {
        services.AddSingleton<JobKind, JobKind<TRequest>>();
        services.AddScoped<IJobHandler<TRequest>, THandler>();
        return services;
    }

    /// <summary>Adds work that starts by itself; the host's job server keeps the times.</summary>
    public static IServiceCollection AddRecurringJob(this IServiceCollection services, RecurringJob job) => services.AddSingleton(job);
}
