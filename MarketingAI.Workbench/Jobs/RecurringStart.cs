using Hangfire;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;
using RecurringJob = MarketingAI.Engine.Jobs.RecurringJob;

namespace MarketingAI.Workbench.Jobs;

/// <summary>Starts a recurring job as an ordinary stored job, in every business unit or once.</summary>
public sealed class RecurringStart(IEnumerable<RecurringJob> jobs, IBusinessUnits units, IServiceScopeFactory scopes)
{
    private const int NewestJobs = 50;

    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        RecurringJob job = jobs.SingleOrDefault(known => known.Name == name)
            ?? throw new ArgumentException($"There is no recurring job '{name}'.", nameof(name));
        IReadOnlyList<BusinessUnit> all = await units.ListAsync(cancellationToken);
        foreach (BusinessUnit unit in job.EachUnit ? all : all.Take(1))
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId(unit.Id), Actor.System);
            IJobs front = scope.ServiceProvider.GetRequiredService<IJobs>();
            if (!await IsUnderWayAsync(front, job, cancellationToken))
            {
                await front.StartAsync(job.Request, job.Title, cancellationToken);
            }
        }
    }

    /// <summary>One that still waits or runs is not doubled.</summary>
    private static async Task<bool> IsUnderWayAsync(IJobs front, RecurringJob job, CancellationToken cancellationToken) =>
        (await front.ListAsync(NewestJobs, cancellationToken))
            .Any(known => known.Title == job.Title && known.Status is (JobStatus.Queued or JobStatus.Running));
}
