using MarketingAI.Engine.Jobs.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Jobs;

internal sealed class JobService(
    JobTable table, JobKinds kinds, JobSignals signals, IJobQueue queue, WorkScope scope, TimeProvider clock) : IJobs
{
    private const int TitleLength = 200;

    public async Task<Guid> StartAsync<TRequest>(TRequest request, string title, CancellationToken cancellationToken)
        where TRequest : IJobRequest
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        JobKind kind = kinds.Of(request.GetType());
        JobRow row = new()
        {
            Id = Ids.New(clock),
            BusinessUnitId = scope.Unit.Value,
            Kind = kind.Name,
            RequestJson = kind.Write(request),
            Title = title.Length <= TitleLength ? title : title[..TitleLength],
            StartedBy = scope.Actor.Name,
            StartedByRoles = string.Join(',', scope.Actor.Roles),
            QueuedAt = clock.GetUtcNow(),
        };
        await table.AddAsync(row, cancellationToken);
        signals.Publish(row);
        queue.Enqueue(row.Id);
        return row.Id;
    }

    public async Task<Refusal?> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        if (await FindAsync(jobId, cancellationToken) is { } job && !job.MayBeCancelledBy(scope.Actor))
        {
            return new NotYoursToCancel(job.StartedBy);
        }

        if (await table.AskToCancelAsync(jobId, scope.Actor.Name, clock.GetUtcNow(), cancellationToken) is { } cancelled)
        {
            signals.Publish(cancelled);
        }

        if (await table.FindAsync(jobId, cancellationToken) is { Status: JobStatus.Running })
        {
            await signals.Running.CancelAsync(jobId);
        }

        return null;
    }

    public async Task<JobState?> FindAsync(Guid jobId, CancellationToken cancellationToken) =>
        (await table.FindAsync(jobId, cancellationToken))?.ToState();

    public async Task<IReadOnlyList<JobState>> ListAsync(int most, CancellationToken cancellationToken, JobOrigin origin = JobOrigin.Anyone) =>
        [.. (await table.ListAsync(Require.AtLeast(most, 1), origin, cancellationToken)).Select(row => row.ToState())];
}
