using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Engine.Simulation;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Identity.Matching;

/// <summary>Runs that are kept, as the job does it, over a real store and warehouse with masks.</summary>
internal sealed class KeptRuns : IDisposable
{
    public FileWork Work { get; } = new(add: services => services.AddAccess().AddJobs().AddMatching().AddSimulation());

    public IMatchRuns Runs => Work.Get<IMatchRuns>();

    public Task<DataSet> ImportAsync(IEnumerable<string> lines, string name) => Work.Import(Work.Text(string.Join('\n', lines)), name);

    /// <summary>Runs the job's handler in a scope of its own, as the job runner would.</summary>
    public async Task<(JobResult Result, MatchRun? Run)> RunAsync(MatchRecordsRequest request)
    {
        using IServiceScope scope = Work.Host.Enter("retail", "dana", Roles.DataScientist);
        Work.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        Run run = new(Guid.CreateVersion7(Work.Host.Clock.GetUtcNow()));
        JobResult result = await scope.ServiceProvider.GetRequiredService<IJobHandler<MatchRecordsRequest>>().RunAsync(request, run, default);
        return (result, await Runs.FindAsync(run.JobId, default));
    }

    public async Task<MatchRun> KeepAsync(DataSet set, MatchStart? start = null) =>
        (await RunAsync(new MatchRecordsRequest("Match", set.Id, null, null, false, null, 1) { Start = start })).Run!;

    public void Dispose() => Work.Dispose();

    private sealed class Run(Guid id) : IJobRun
    {
        public Guid JobId => id;

        public string? Checkpoint => null;

        public void Report(double share, string step)
        {
            // not looked at
        }

        public void Log(string line)
        {
            // not looked at
        }

        public Task SaveCheckpointAsync(string json, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
