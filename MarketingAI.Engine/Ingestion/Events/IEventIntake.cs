using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>
/// The front door of events. All sources share one inner path: mapping, schema check, normalisation, hashing, then either the table
/// <c>ingestion.event</c> or the dead letters. An event id counts once in a business unit, however often it is sent.
/// </summary>
public interface IEventIntake
{
    /// <summary>Takes a body of events; ends once they are in the durable intake log, from which they reach the table soon after.</summary>
    /// <param name="body">Not touched after the return of the task.</param>
    ValueTask<Outcome<IntakeAnswer>> AcceptAsync(IntakeCaller caller, ReadOnlyMemory<byte> body, BodyForm form, CancellationToken cancellationToken);

    /// <summary>
    /// For sources that can be read again, such as Kafka and files: commits messages and the positions behind them in one
    /// transaction of the warehouse, so that both are there or neither.
    /// </summary>
    /// <param name="source">Key of the source.</param>
    /// <param name="messages">Each is one event; what is none becomes a dead letter.</param>
    /// <param name="positions">Where to read on, by partition; others of the source stay as they are.</param>
    Task<Outcome<IntakeCommit>> CommitAsync(
        string source, IReadOnlyList<RawMessage> messages, IReadOnlyList<SourcePosition> positions, CancellationToken cancellationToken);

    /// <summary>The positions committed last.</summary>
    Task<IReadOnlyList<SourcePosition>> PositionsAsync(string source, CancellationToken cancellationToken);

    /// <summary>Moves everything that waits in the log of all business units to the table now, batch sources too.</summary>
    /// <returns>Events added.</returns>
    Task<long> MoveAsync(CancellationToken cancellationToken);

    /// <summary>What the inner path would make of some JSON under a mapping; nothing is kept.</summary>
    /// <param name="fields">The mapping to try.</param>
    /// <param name="json">A body as a source sends it.</param>
    /// <param name="most">At most this many events are shown.</param>
    Outcome<IReadOnlyList<PreviewedEvent>> Preview(string schema, IReadOnlyList<FieldMapping> fields, string json, int most = 20);
}

/// <summary>Who sends.</summary>
/// <param name="Source">Key of the source; null: the one that the API key belongs to, else the standard collector.</param>
/// <param name="ApiKeyId">Empty for a person.</param>
public readonly record struct IntakeCaller(string? Source, string ApiKeyId = "");

/// <summary>How a body holds its events.</summary>
/// <param name="IsLines">Newline-delimited JSON: a line is an event.</param>
/// <param name="ImpliedType">Type of an event that names none, as the address of the call says; null for none.</param>
public readonly record struct BodyForm(bool IsLines = false, string? ImpliedType = null);

/// <summary>What became of a call's events.</summary>
/// <param name="Accepted">In the log; ids that were sent before are among them and will count once.</param>
/// <param name="Rejected">In the dead letters.</param>
/// <param name="Problems">The first rejected events.</param>
public sealed record IntakeAnswer(string Source, int Accepted, int Rejected, IReadOnlyList<IntakeProblem> Problems);

/// <param name="Position">The event's place in the body, from 0.</param>
/// <param name="Field">The field at fault, or null.</param>
public sealed record IntakeProblem(int Position, DeadLetterReason Reason, string? Field, string Message);

/// <summary>One message of a source that keeps positions.</summary>
/// <param name="ReceivedAt">When the source knew it; null for now. Never taken to be later than now.</param>
/// <param name="Origin">Where it stood, such as <c>orders/3 offset 51</c> or a file and line; a dead letter says so.</param>
/// <param name="Problem">Why its reader could make no event of it; then it becomes a dead letter as it is.</param>
public readonly record struct RawMessage(ReadOnlyMemory<byte> Body, DateTimeOffset? ReceivedAt = null, string? Origin = null, string? Problem = null);

/// <summary>Where a source is read on.</summary>
/// <param name="Partition">Such as <c>topic/3</c> or a file's name.</param>
/// <param name="Next">The first offset, line or byte that was not taken yet.</param>
public sealed record SourcePosition(string Partition, long Next);

/// <summary>What a commit added.</summary>
/// <param name="Late">Known later after they happened than the source's bound.</param>
/// <param name="OutOfOrder">Happened before an event of the same source that came in earlier.</param>
public sealed record IntakeCommit(string BatchId, long Accepted, long Duplicates, long Rejected, long Late, long OutOfOrder)
{
    /// <summary>Why the accepted rows are held back from readers; null where they are not.</summary>
    public string? HeldWhy { get; init; }
}

/// <summary>An event as the inner path would take it.</summary>
/// <param name="Fields">Our fields that have a value, as they would be stored.</param>
/// <param name="Problem">Why it would become a dead letter; null where it would be taken.</param>
public sealed record PreviewedEvent(int Position, string Raw, IReadOnlyDictionary<string, string> Fields, IntakeProblem? Problem);
