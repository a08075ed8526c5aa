using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Graph;

/// <summary>The front door of the identity graph: which keys are one person, why, since when, and what people decided about it.</summary>
public interface IIdentityGraph
{
    /// <summary>Reads new events, new data sets and accepted matches and finds the persons. Ids of persons stay; decisions by hand hold.</summary>
    Task<Outcome<GraphBuild>> BuildAsync(GraphOptions options, CancellationToken cancellationToken);

    /// <summary>Null where no graph was built yet.</summary>
    Task<GraphOverview?> OverviewAsync(CancellationToken cancellationToken);

    /// <summary>Persons with the most keys first.</summary>
    Task<IReadOnlyList<PersonLine>> LargestAsync(int most, CancellationToken cancellationToken);

    /// <summary>Edges that the conflict rules kept from joining.</summary>
    Task<IReadOnlyList<GraphEdge>> ConflictsAsync(int most, CancellationToken cancellationToken);

    /// <summary>The person a key belongs to. E-mail addresses and telephone numbers are typed as they are and hashed here.</summary>
    Task<Guid?> FindAsync(KeyKind kind, string value, CancellationToken cancellationToken);

    /// <summary>Keys, edges, golden record and history, masked for the actor; null where there is no such person.</summary>
    Task<PersonView?> PersonAsync(Guid personId, CancellationToken cancellationToken);

    Task<IReadOnlyList<GraphChange>> ChangesAsync(int most, CancellationToken cancellationToken);

    /// <summary>Says that two persons are one; the older id stays. Holds in later runs.</summary>
    Task<Outcome<GraphChange>> MergeAsync(Guid first, Guid second, string reason, CancellationToken cancellationToken);

    /// <summary>Says that some keys of a person are another's. Holds in later runs.</summary>
    /// <param name="keys">Numbers of the keys to take out; not all of them.</param>
    Task<Outcome<GraphChange>> SplitAsync(Guid personId, IReadOnlyList<long> keys, string reason, CancellationToken cancellationToken);

    /// <summary>Takes a change back: the former persons are restored exactly, and later runs respect it.</summary>
    Task<Outcome<GraphChange>> UndoAsync(Guid changeId, string reason, CancellationToken cancellationToken);
}

/// <param name="Merged">Persons that went into others.</param>
/// <param name="Split">Persons that came out of others.</param>
/// <param name="ReadAll">Whether everything was read anew, and not only what is new.</param>
public sealed record GraphBuild(long Keys, long Edges, long Persons, long Merged, long Split, double Seconds, bool ReadAll);

/// <param name="KeysByKind">Keys of each kind.</param>
/// <param name="EventsWithPerson">Share of events whose person is known, in [0, 1]; null where there are no events.</param>
/// <param name="ConflictsByState">Edges kept from joining, by reason.</param>
/// <param name="KeysPerPerson">How many persons have so many keys.</param>
public sealed record GraphOverview(
    long Persons,
    IReadOnlyDictionary<KeyKind, long> KeysByKind,
    double? EventsWithPerson,
    IReadOnlyDictionary<EdgeState, long> ConflictsByState,
    IReadOnlyList<(int Keys, long Persons)> KeysPerPerson,
    DateTimeOffset BuiltAt);

/// <summary>A person in a list.</summary>
public sealed record PersonLine(Guid PersonId, long Keys, long Records, DateTimeOffset Since);

/// <param name="Number">Names the key in decisions; it says nothing about the person.</param>
/// <param name="Value">Masked for the actor; null where it is hidden.</param>
public sealed record GraphKey(long Number, KeyKind Kind, string? Value, DateTimeOffset Since, bool IsShared);

/// <param name="Probability">1 for what stood together or was decided.</param>
/// <param name="Source">The events or the data set that it comes from.</param>
public sealed record GraphEdge(
    long Left, KeyKind LeftKind, string? LeftValue, long Right, KeyKind RightKind, string? RightValue,
    EvidenceKind Evidence, double Probability, string Source, DateTimeOffset? FirstSeen, DateTimeOffset? LastSeen, EdgeState State);

/// <summary>All about one person.</summary>
public sealed record PersonView(
    Guid PersonId, IReadOnlyList<GraphKey> Keys, IReadOnlyList<GraphEdge> Edges, IReadOnlyList<GoldenField> Golden, IReadOnlyList<GraphChange> History, IReadOnlyList<Guid> Household);

/// <summary>What a change of the graph was.</summary>
public enum ChangeKind
{
    Merge,
    Split,
    Undo,
}

/// <param name="Actor">Who, or <c>system</c> where a run did it.</param>
/// <param name="IsByHand">False where a run found it.</param>
/// <param name="Keys">Keys that moved.</param>
/// <param name="UndoneBy">The change that took it back; null while it stands.</param>
public sealed record GraphChange(
    Guid Id, DateTimeOffset At, string Actor, ChangeKind Kind, bool IsByHand, Guid From, Guid To, long Keys, string Reason, Guid? UndoneBy);
