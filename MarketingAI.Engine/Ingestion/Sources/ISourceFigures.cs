namespace MarketingAI.Engine.Ingestion.Sources;

/// <summary>How the event sources of a business unit are doing.</summary>
public interface ISourceFigures
{
    /// <summary>One line for each source that ever sent.</summary>
    Task<IReadOnlyList<SourceFigures>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Events over time, by when they were received.</summary>
    /// <param name="step">A minute, an hour or a day.</param>
    Task<IReadOnlyList<FlowPoint>> FlowAsync(string source, FlowStep step, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>The newest events of a source, as the present actor may see them.</summary>
    Task<IReadOnlyList<SeenEvent>> RecentAsync(string source, int take, CancellationToken cancellationToken);

    /// <summary>Bytes of all business units that are acknowledged but not in the table yet.</summary>
    long BacklogBytes { get; }
}

/// <param name="PerSecond">Accepted a second, over the last minute.</param>
/// <param name="LagSeconds">From arrival to the table, mean of the last commit; null where there was none with events.</param>
/// <param name="NewestEventAt">When the newest event happened.</param>
/// <param name="LastCommitAt">When something last reached the table.</param>
/// <param name="Waiting">Dead letters that wait.</param>
/// <param name="OutOfOrder">Events that happened before one of the same source that came in earlier.</param>
/// <param name="FurthestSeconds">By how much the furthest of them did; null where there is none.</param>
public sealed record SourceFigures(
    string Source,
    long Accepted,
    long Duplicates,
    long Rejected,
    long Late,
    double PerSecond,
    double? LagSeconds,
    DateTimeOffset? NewestEventAt,
    DateTimeOffset LastCommitAt,
    long Waiting,
    long OutOfOrder,
    double? FurthestSeconds);

/// <summary>What a source brought in one step of time.</summary>
/// <param name="From">Start of the step.</param>
public readonly record struct FlowPoint(DateTimeOffset From, long Accepted, long Rejected, long Late);

public enum FlowStep
{
    Minute,
    Hour,
    Day,
}

/// <summary>An event as a page shows it.</summary>
public sealed record SeenEvent(
    string EventId,
    string Type,
    DateTimeOffset EventTime,
    DateTimeOffset ReceivedAt,
    string? AnonymousId,
    string? UserId,
    string? Channel,
    string? Campaign,
    string? Page,
    double? Value,
    bool IsLate,
    bool IsOutOfOrder);
