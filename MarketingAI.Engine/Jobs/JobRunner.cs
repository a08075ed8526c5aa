using MarketingAI.Engine.Jobs.Storage;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketingAI.Engine.Jobs;

internal sealed partial class JobRunner(
    IServiceScopeFactory scopes, JobKinds kinds, JobSignals signals, TimeProvider clock, ILogger<JobRunner> logger) : IJobRunner
{
    /// <summary>Progress reaches the store at most this often; listeners in the process hear of it at once.</summary>
    public static readonly TimeSpan StoreEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// A job that saw the host die so often without a new checkpoint between is given up. High, because a kill is mostly the operator's or
    /// the machine's doing, not the job's.
    /// </summary>
    internal const int MostDeaths = 25;

    public async Task RunAsync(Guid jobId, CancellationToken hostStopping)
    {
        if (hostStopping.IsCancellationRequested)
        {
            return;
        }

        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        JobTable table = scope.ServiceProvider.GetRequiredService<JobTable>();
        if (await table.ClaimAsync(jobId, clock.GetUtcNow(), CancellationToken.None) is not { } row)
        {
            return;
        }

        WorkScope work = scope.ServiceProvider.GetRequiredService<WorkScope>();
        work.Enter(new BusinessUnitId(row.BusinessUnitId), ActorOf(row));
        work.Origin = $"job {row.Kind}";
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(hostStopping);
        JobRun run = new(row, table, signals, hostStopping);
        signals.Running.Add(jobId, cancel);
        signals.Publish(row);
        try
        {
            JobEnd? end = await AttendAsync(scope.ServiceProvider, run, row, cancel);
            await CloseAsync(table, run, end);
        }
        finally
        {
            signals.Running.Remove(jobId);
        }
    }

    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        JobTable table = scope.ServiceProvider.GetRequiredService<JobTable>();
        IJobQueue queue = scope.ServiceProvider.GetRequiredService<IJobQueue>();
        int enqueued = 0;
        foreach (JobRow row in await table.UnfinishedAsync(cancellationToken))
        {
            if (row.Status == JobStatus.Running)
            {
                TakeBack(row, clock.GetUtcNow());
                await table.SaveAsync(row, cancellationToken);
                signals.Publish(row);
            }

            if (row.Status == JobStatus.Queued)
            {
                queue.Enqueue(row.Id);
                enqueued++;
            }
        }

        LogRecovered(logger, enqueued);
        return enqueued;
    }

    /// <summary>Decides what becomes of a job that was running when the last host ended.</summary>
    private static void TakeBack(JobRow row, DateTimeOffset now)
    {
        row.Deaths += row.StoppedWithHost ? 0 : 1;
        row.StoppedWithHost = false;
        if (row.CancelAskedBy is { } by)
        {
            (row.Status, row.EndedAt, row.Summary) = (JobStatus.Cancelled, now, $"Cancelled by {by}; the host ended before it could stop in order.");
        }
        else if (row.Deaths >= MostDeaths)
        {
            (row.Status, row.EndedAt, row.Summary) = (JobStatus.Failed, now,
                $"The host ended {row.Deaths} times while this job ran without getting on, so it is not tried again. Ask an administrator to look at the host's log.");
        }
        else
        {
            (row.Status, row.Step) = (JobStatus.Queued, "Interrupted by a restart; waits for a free worker");
        }
    }

    private async Task<JobEnd?> AttendAsync(IServiceProvider services, JobRun run, JobRow row, CancellationTokenSource cancel)
    {
        using CancellationTokenSource over = new();
        Task storing = StoreProgressAsync(run, cancel, over.Token);
        try
        {
            return await HandleAsync(services, run, row, cancel.Token);
        }
        finally
        {
            await over.CancelAsync();
            await storing;
        }
    }

    /// <returns>How it ended, or null when it was left for the next start of the host.</returns>
    private async Task<JobEnd?> HandleAsync(IServiceProvider services, JobRun run, JobRow row, CancellationToken cancellationToken)
    {
        if (kinds.Find(row.Kind) is not { } kind)
        {
            return new JobEnd(JobStatus.Failed, $"This version of the product has no handler for jobs of the kind '{row.Kind}'.");
        }

        try
        {
            JobResult result = await kind.RunAsync(services, row.RequestJson, run, cancellationToken);
            if (cancellationToken.IsCancellationRequested)
            {
                return run.HostIsStopping ? null : new JobEnd(JobStatus.Cancelled, result.Summary, result.Link);
            }

            return new JobEnd(result.Refused ? JobStatus.Refused : JobStatus.Done, result.Summary, result.Link);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return run.HostIsStopping ? null : new JobEnd(JobStatus.Cancelled, null);
        }
#pragma warning disable CA1031 // whatever a handler throws, the job must be shown as failed and the worker must live on
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(logger, fault, row.Id, row.Kind);
            return run.HostIsStopping
                ? null
                : new JobEnd(JobStatus.Failed, $"A fault in the program ended this job. The host's log has the details under job {row.Id}.");
        }
    }

    private async Task CloseAsync(JobTable table, JobRun run, JobEnd? end)
    {
        JobRow row = run.Close();
        string? cancelledBy = await table.CancelAskedByAsync(row.Id, CancellationToken.None);
        row.CancelAskedBy = cancelledBy;
        if (end is null && cancelledBy is null)
        {
            (row.StoppedWithHost, row.Step) = (true, "Stopped with the host; goes on at its next start");
        }
        else
        {
            end ??= new JobEnd(JobStatus.Cancelled, null);
            (row.Status, row.Link, row.EndedAt) = (end.Status, end.Link, clock.GetUtcNow());
            row.Summary = end.Summary ?? $"Cancelled by {cancelledBy ?? "the host"}.";
            row.Step = StepOf(end.Status);
            row.Share = end.Status == JobStatus.Done ? 1 : row.Share;
        }

        await table.SaveAsync(row, CancellationToken.None);
        signals.Publish(row);
    }

    private async Task StoreProgressAsync(JobRun run, CancellationTokenSource cancel, CancellationToken over)
    {
        using PeriodicTimer timer = new(StoreEvery, clock);
        while (!over.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(over);
                if (await run.FlushAsync(over) is not null)
                {
                    await cancel.CancelAsync();
                }
            }
            catch (OperationCanceledException) when (over.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a store that is busy for a moment must not end a long job; the next turn writes again
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogProgressFault(logger, fault, run.JobId);
            }
        }
    }

    private static Actor ActorOf(JobRow row) =>
        new(row.StartedBy, row.StartedByRoles.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private static string StepOf(JobStatus status) => status switch
    {
        JobStatus.Done => "Done",
        JobStatus.Refused => "Refused",
        JobStatus.Cancelled => "Cancelled",
        _ => "Failed",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {JobId} of kind {Kind} ended by a fault.")]
    private static partial void LogFault(ILogger logger, Exception fault, Guid jobId, string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Progress of job {JobId} could not be stored.")]
    private static partial void LogProgressFault(ILogger logger, Exception fault, Guid jobId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} unfinished jobs were enqueued again.")]
    private static partial void LogRecovered(ILogger logger, int count);

    private sealed record JobEnd(JobStatus Status, string? Summary, string? Link = null);
}
