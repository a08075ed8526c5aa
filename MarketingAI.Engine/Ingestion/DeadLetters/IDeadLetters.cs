using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.DeadLetters;

/// <summary>Refused events of a business unit: looked at, mended, sent through the inner path again, or dismissed. Every decision is in the ledger.</summary>
public interface IDeadLetters
{
    /// <summary>Newest first; bodies as the present actor may see them.</summary>
    Task<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterQuery query, CancellationToken cancellationToken);

    /// <summary>How many there are by source, reason and state.</summary>
    Task<IReadOnlyList<DeadLetterCount>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Sends one through the inner path again.</summary>
    /// <param name="body">The mended JSON; null for the body as it came, after the mapping was mended.</param>
    Task<Outcome<IntakeCommit>> MendAsync(string id, string? body, CancellationToken cancellationToken);

    /// <summary>Sends all that wait of a source, and of a reason where one is given, through the inner path again; what still does not fit goes on waiting.</summary>
    Task<Outcome<ReplayResult>> ReplayAsync(string source, DeadLetterReason? reason, CancellationToken cancellationToken);

    /// <summary>Lays waiting ones aside for good.</summary>
    /// <param name="id">One of them; null for all of the source and reason.</param>
    /// <returns>How many.</returns>
    Task<Outcome<long>> DismissAsync(string? id, string source, DeadLetterReason? reason, string why, CancellationToken cancellationToken);
}

/// <summary>Which dead letters; null for all.</summary>
public sealed record DeadLetterQuery(
    string? Source = null, DeadLetterReason? Reason = null, DeadLetterState? State = DeadLetterState.Waiting, string? Id = null, int Skip = 0, int Take = 50);

/// <summary>A refused event.</summary>
/// <param name="Body">As it came, but for e-mail addresses, whose SHA-256 stands in their place; cut at 64 KB.</param>
public sealed record DeadLetter(
    string Id,
    DateTimeOffset ReceivedAt,
    string Source,
    string Schema,
    DeadLetterReason Reason,
    string? Field,
    string Message,
    string Body,
    DeadLetterState State,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason);

/// <summary>How many dead letters of a source there are for one reason in one state.</summary>
public sealed record DeadLetterCount(string Source, DeadLetterReason Reason, DeadLetterState State, long Count);

/// <param name="Mended">Events that fit now; those that were known already are among them.</param>
/// <param name="StillWaiting">Events that still do not fit.</param>
public sealed record ReplayResult(long Mended, long StillWaiting);

public enum DeadLetterState
{
    Waiting,
    Mended,
    Dismissed,
}

/// <summary>There is no such dead letter in the business unit.</summary>
public sealed record DeadLetterNotFound(string Id) : Refusal($"There is no dead letter {Id} in this business unit.");

/// <summary>It was decided before.</summary>
public sealed record DeadLetterDecided(string Id, DeadLetterState State) : Refusal($"The dead letter {Id} is {State} already.");

/// <summary>The event still cannot be taken.</summary>
public sealed record StillUnfit(DeadLetterReason Why, string? Field, string Message) : Refusal($"The event still cannot be taken. {Message}");

/// <summary>Laying an event aside needs a reason.</summary>
public sealed record DismissalNeedsReason() : Refusal("Say why these events are laid aside; the reason is kept.");
