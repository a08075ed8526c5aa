using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Jobs;

/// <summary>The front door of background work: stores a job, enqueues it, tells how it goes, cancels it.</summary>
public interface IJobs
{
    /// <summary>Stores the job in the present scope's business unit and enqueues it.</summary>
    /// <param name="title">What the person sees, such as "Train a model on Spring leads".</param>
    /// <returns>The job's id.</returns>
    Task<Guid> StartAsync<TRequest>(TRequest request, string title, CancellationToken cancellationToken) where TRequest : IJobRequest;

    /// <summary>Asks a queued or running job to stop. A job that has ended is left as it is.</summary>
    /// <returns>Null, or why the actor may not.</returns>
    Task<Refusal?> CancelAsync(Guid jobId, CancellationToken cancellationToken);

    Task<JobState?> FindAsync(Guid jobId, CancellationToken cancellationToken);

    /// <summary>The newest jobs of the business unit, running ones first.</summary>
    /// <param name="origin">Whose jobs.</param>
    Task<IReadOnlyList<JobState>> ListAsync(int most, CancellationToken cancellationToken, JobOrigin origin = JobOrigin.Anyone);
}

/// <summary>A job's arguments: a small record of ids and options that can be stored as JSON.</summary>
public interface IJobRequest;

/// <summary>Does the work of one kind of request. Safe to run twice: after a kill it is run again.</summary>
public interface IJobHandler<in TRequest> where TRequest : IJobRequest
{
    /// <param name="cancellationToken">Cancelled when a person cancels the job or the host shuts down.</param>
    /// <returns>
    /// What came out, with the address of the result's page where there is one. After a cancel the job is shown as cancelled with
    /// this result, never as done; a handler that has nothing to keep throws <see cref="OperationCanceledException"/>.
    /// </returns>
    Task<JobResult> RunAsync(TRequest request, IJobRun run, CancellationToken cancellationToken);
}

/// <summary>What a handler tells about its run, and what it left behind before a restart.</summary>
public interface IJobRun
{
    Guid JobId { get; }

    /// <summary>The checkpoint of an interrupted run, or null at the first.</summary>
    string? Checkpoint { get; }

    /// <summary>
    /// Why the token is cancelled: true when the host shuts down (leave quickly, the next start runs the job again), false when a
    /// person asked to stop (what is finished so far may be kept and returned).
    /// </summary>
    bool HostIsStopping => false;

    /// <param name="share">Share done, in [0, 1]; what lies outside is moved to the nearer end, NaN keeps the last one.</param>
    /// <param name="step">The present step in plain words.</param>
    void Report(double share, string step);

    /// <summary>Adds a line to the job's log, of which the newest 200 are kept. Never personal data.</summary>
    void Log(string line);

    /// <summary>Keeps JSON that lets a run after a kill go on from here.</summary>
    Task SaveCheckpointAsync(string json, CancellationToken cancellationToken);
}

/// <param name="Summary">One sentence of result.</param>
/// <param name="Link">Address of the result's page, or null.</param>
/// <param name="Refused">The work was refused with the reason in <paramref name="Summary"/>.</param>
public sealed record JobResult(string Summary, string? Link = null, bool Refused = false);

/// <summary>Who started a job.</summary>
public enum JobOrigin
{
    Anyone,

    /// <summary>A person or a machine with a key.</summary>
    People,

    /// <summary>The clock.</summary>
    Schedule,
}

public enum JobStatus
{
    Queued,
    Running,
    Done,
    Refused,
    Failed,
    Cancelled,
}

/// <summary>A job as pages show it.</summary>
/// <param name="Share">Share done, in [0, 1].</param>
public sealed record JobState(
    Guid Id,
    string Kind,
    string Title,
    JobStatus Status,
    double Share,
    string Step,
    string StartedBy,
    DateTimeOffset QueuedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    int Attempts,
    string? Summary,
    string? Link,
    IReadOnlyList<string> Log)
{
    /// <summary>Whether the actor may stop it: whoever started it, an administrator, and for what the clock started a data scientist too.</summary>
    public bool MayBeCancelledBy(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        bool startedByClock = string.Equals(StartedBy, Actor.System.Name, StringComparison.Ordinal);
        return string.Equals(actor.Name, StartedBy, StringComparison.Ordinal)
            || actor.Has(Roles.Administrator)
            || (startedByClock && actor.Has(Roles.DataScientist));
    }
}

/// <summary>Tells listeners in this process that a job changed; the tray and pages subscribe.</summary>
public interface IJobFeed
{
    /// <returns>Dispose to stop listening. The callback comes from any thread and must be quick.</returns>
    IDisposable Subscribe(Action<JobChange> changed);
}

/// <summary>That a job of a business unit changed.</summary>
public sealed record JobChange(string BusinessUnitId, Guid JobId, JobStatus Status, double Share, string Step);
