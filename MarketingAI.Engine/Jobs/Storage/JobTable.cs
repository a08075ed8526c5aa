using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Jobs.Storage;

/// <summary>The rows of jobs. What pages ask is scoped to the business unit; what the runner does knows only the job's id.</summary>
internal sealed class JobTable(IStore store)
{
    private const string RunnerReason = "the job runner serves all business units";

    public async Task AddAsync(JobRow row, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(row);
        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task<JobRow?> FindAsync(Guid jobId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<JobRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == jobId, cancellationToken);
    }

    public async Task<List<JobRow>> ListAsync(int most, JobOrigin origin, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        string clock = Actor.System.Name;
        return await open.Set<JobRow>().AsNoTracking()
            .Where(row => origin == JobOrigin.Anyone || (row.StartedBy == clock) == (origin == JobOrigin.Schedule))
            .OrderBy(row => row.Status == JobStatus.Running ? 0 : row.Status == JobStatus.Queued ? 1 : 2)
            .ThenByDescending(row => row.QueuedAt).ThenByDescending(row => row.Id)
            .Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Cancels a queued job, or notes the wish on a running one.</summary>
    /// <returns>The row when it was still queued and is cancelled now; else null.</returns>
    public async Task<JobRow?> AskToCancelAsync(Guid jobId, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        int cancelled = await open.Set<JobRow>().Where(row => row.Id == jobId && row.Status == JobStatus.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, JobStatus.Cancelled).SetProperty(row => row.EndedAt, now)
                .SetProperty(row => row.CancelAskedBy, by).SetProperty(row => row.Step, "Cancelled")
                .SetProperty(row => row.Summary, $"Cancelled by {by} before it ran."),
            cancellationToken);
        if (cancelled > 0)
        {
            return await open.Set<JobRow>().AsNoTracking().SingleAsync(row => row.Id == jobId, cancellationToken);
        }

        await open.Set<JobRow>().Where(row => row.Id == jobId && row.Status == JobStatus.Running && row.CancelAskedBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CancelAskedBy, by), cancellationToken);
        return null;
    }

    /// <summary>Takes a queued job for the caller alone: the second who tries gets null.</summary>
    public async Task<JobRow?> ClaimAsync(Guid jobId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits(RunnerReason);
        int claimed = await open.Set<JobRow>().Where(row => row.Id == jobId && row.Status == JobStatus.Queued).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, JobStatus.Running).SetProperty(row => row.StartedAt, now)
                .SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.Step, "Starts"),
            cancellationToken);
        return claimed == 0 ? null : await open.Set<JobRow>().AsNoTracking().SingleAsync(row => row.Id == jobId, cancellationToken);
    }

    /// <returns>Who asked to cancel it meanwhile, or null.</returns>
    public async Task<string?> SaveProgressAsync(Guid jobId, double share, string step, string log, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits(RunnerReason);
        await open.Set<JobRow>().Where(row => row.Id == jobId && row.Status == JobStatus.Running).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Share, share).SetProperty(row => row.Step, step).SetProperty(row => row.LogText, log),
            cancellationToken);
        return await CancelAskedByAsync(open, jobId, cancellationToken);
    }

    public async Task<string?> CancelAskedByAsync(Guid jobId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits(RunnerReason);
        return await CancelAskedByAsync(open, jobId, cancellationToken);
    }

    /// <summary>Keeps the checkpoint; a job that got this far has not died at the same place as before.</summary>
    public async Task SaveCheckpointAsync(Guid jobId, string json, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits(RunnerReason);
        await open.Set<JobRow>().Where(row => row.Id == jobId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Checkpoint, json).SetProperty(row => row.Deaths, 0), cancellationToken);
    }

    /// <summary>Writes the row as it stands at the end of a run.</summary>
    public async Task SaveAsync(JobRow row, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits(RunnerReason);
        open.Update(row);
        await open.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Removes jobs of the business unit that ended long ago: the clock's own sooner than those of people.</summary>
    /// <returns>Jobs removed.</returns>
    public async Task<int> PruneAsync(DateTimeOffset ended, DateTimeOffset endedBySchedule, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        string clock = Actor.System.Name;
        return await open.Set<JobRow>()
            .Where(row => row.EndedAt != null && (row.EndedAt < ended || (row.StartedBy == clock && row.EndedAt < endedBySchedule)))
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Jobs that had not ended, oldest first.</summary>
    public async Task<List<JobRow>> UnfinishedAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits(RunnerReason);
        return await open.Set<JobRow>().AsNoTracking()
            .Where(row => row.Status == JobStatus.Queued || row.Status == JobStatus.Running)
            .OrderBy(row => row.QueuedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    private static Task<string?> CancelAskedByAsync(WorkbenchStore open, Guid jobId, CancellationToken cancellationToken) =>
        open.Set<JobRow>().Where(row => row.Id == jobId).Select(row => row.CancelAskedBy).SingleOrDefaultAsync(cancellationToken);
}
