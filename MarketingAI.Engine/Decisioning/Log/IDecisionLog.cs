namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>The front door of the decision log: reads what was answered, whether it still stands in the log's files or in the table.</summary>
public interface IDecisionLog
{
    /// <summary>Decisions of the business unit, newest first.</summary>
    Task<IReadOnlyList<Decision>> ListAsync(DecisionQuery query, CancellationToken cancellationToken);

    /// <summary>One decision, or null where the business unit has none with this id.</summary>
    Task<Decision?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>How many decisions were given when, and how long they took.</summary>
    /// <param name="step">Width of one point of the count.</param>
    Task<DecisionTraffic> TrafficAsync(DecisionQuery query, TimeSpan step, CancellationToken cancellationToken);

    /// <summary>Which API keys asked an alias since a moment, by id.</summary>
    Task<IReadOnlyList<string>> KeysAsync(string alias, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Moves all closed files of all business units to the table <c>decisioning.decision</c>; safe to break off and to run again.</summary>
    /// <returns>Decisions moved.</returns>
    Task<long> MoveToTableAsync(CancellationToken cancellationToken);
}

/// <summary>Which decisions.</summary>
/// <param name="From">From this moment on; null for all.</param>
/// <param name="Until">Before this moment; null for all.</param>
/// <param name="Before">Only decisions older than this one: where the next page starts.</param>
/// <param name="Take">How many at most; a count of traffic ignores it.</param>
public sealed record DecisionQuery(
    string? Alias = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, Guid? Before = null, int Take = 50);
