using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>The front door of quarantine: what is held back from readers, and who let it go or dropped it.</summary>
public interface IQuarantine
{
    /// <summary>Moves the rows of a batch away from readers, in one transaction.</summary>
    Task<Outcome<HeldThing>> HoldBatchAsync(string source, string batchId, string why, CancellationToken cancellationToken);

    /// <summary>Keeps a data set from being offered for training.</summary>
    Task<Outcome<HeldThing>> HoldDataSetAsync(Guid dataSetId, string why, CancellationToken cancellationToken);

    /// <summary>Gives what is held to the readers, in one transaction, as the present actor; entered in the ledger.</summary>
    Task<Outcome<HeldThing>> ReleaseAsync(Guid id, string reason, CancellationToken cancellationToken);

    /// <summary>Deletes the rows that are held; a data set stays held for good. Entered in the ledger.</summary>
    Task<Outcome<HeldThing>> DropAsync(Guid id, string reason, CancellationToken cancellationToken);

    /// <summary>What is held, then what was, newest first.</summary>
    Task<IReadOnlyList<HeldThing>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Whether the data set is held back now; the reason, or null.</summary>
    Task<string?> HeldWhyAsync(Guid dataSetId, CancellationToken cancellationToken);
}

/// <summary>Where a held thing stands.</summary>
public enum HeldState
{
    Held,
    Released,
    Dropped,
}

/// <param name="Thing">Such as <c>batch:b1</c> or <c>set:</c> with the data set's id.</param>
/// <param name="Why">Which rule was broken.</param>
public sealed record HeldThing(
    Guid Id, string Subject, string Thing, string Name, long Rows, string Why, DateTimeOffset HeldAt, string HeldBy, HeldState State, string? EndedBy, DateTimeOffset? EndedAt, string? Reason);
