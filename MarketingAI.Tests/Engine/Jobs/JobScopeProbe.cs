using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Jobs;

/// <summary>A host whose handler shows the scope it was given.</summary>
internal sealed class JobScopeProbe : IDisposable
{
    public JobScopeProbe(Action<WorkScope> seen) => Host = new EngineHost(services => services
        .AddJobs().AddJobHandler<DoWork, Handler>().AddSingleton<IJobQueue, WaitingQueue>().AddSingleton(seen));

    public EngineHost Host { get; }

    public async Task<Guid> StartAsync()
    {
        using IServiceScope scope = Host.Enter("travel", "dana", Roles.DataScientist);
        return await scope.ServiceProvider.GetRequiredService<IJobs>().StartAsync(new DoWork("look"), "Look", CancellationToken.None);
    }

    public void Dispose() => Host.Dispose();

    private sealed class Handler(Action<WorkScope> seen, WorkScope scope) : IJobHandler<DoWork>
    {
        public Task<JobResult> RunAsync(DoWork request, IJobRun run, CancellationToken cancellationToken)
        {
            seen(scope);
            return Task.FromResult(new JobResult("Looked."));
        }
    }
}
