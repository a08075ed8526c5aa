using Hangfire;
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
        services.AddHangfire(hangfire => hangfire.UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) }));
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
