using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Workbench.Hosting;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Workbench.Jobs;

/// <summary>
/// Runs stored jobs on Hangfire. Its own storage is memory only: what must survive the process stands in the store, and
/// <see cref="JobRecovery"/> hands it over again at start.
/// </summary>
public static class JobServer
{
    public const string DashboardUrl = "/hangfire";

    public static void AddJobServer(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        JobServerOptions options = services.AddChecked<JobServerOptions>(builder.Configuration, JobServerOptions.Section);
        // Hangfire keeps storage, activator and log in statics. A second host of the process would get the first one's, so each has its own here.
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) }));
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new JobServerLog(provider.GetRequiredService<ILoggerFactory>()))
            .UseStorage(provider.GetRequiredService<JobStorage>()));
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = options.Workers;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        services.AddSingleton<IJobQueue, HangfireQueue>();
        services.AddSingleton<HangfireTimes>();
        services.AddSingleton<IRecurringJobs>(provider => provider.GetRequiredService<HangfireTimes>());
        services.AddSingleton<RecurringStart>();
        services.AddHostedService<JobRecovery>();
        services.AddJobHandler<ImportFileRequest, ImportFileHandler>();
        services.AddJobHandler<VerifyLedger, VerifyLedgerHandler>();
        services.AddRecurringJob(VerifyLedger.Daily);
    }

    public static void MapJobServer(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapHangfireDashboardWithAuthorizationPolicy(
            Policies.ManageSettings, DashboardUrl, new DashboardOptions { DashboardTitle = "MarketingAI Workbench jobs", AppPath = "/" });
    }
}
