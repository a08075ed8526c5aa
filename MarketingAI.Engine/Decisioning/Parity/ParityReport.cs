namespace MarketingAI.Engine.Decisioning.Parity;

/// <summary>What came of comparing looked-up values with their recomputation.</summary>
/// <param name="Decisions">Decisions looked at.</param>
/// <param name="Values">Values compared.</param>
/// <param name="Mismatches">The first that differ.</param>
/// <param name="Differing">How many differ.</param>
/// <param name="NotCompared">Looked-up rows that could not be compared, by reason.</param>
public sealed record ParityReport(
    DateTimeOffset From, DateTimeOffset Until, long Decisions, long Values, long Differing, IReadOnlyList<ParityMismatch> Mismatches,
    IReadOnlyDictionary<string, long> NotCompared);

/// <summary>One value that was served and comes out otherwise.</summary>
/// <param name="Entity">Masked.</param>
/// <param name="Served">As the log has it, as JSON.</param>
/// <param name="Recomputed">As it comes out now from the rows of then, as JSON.</param>
public sealed record ParityMismatch(
    Guid DecisionId, DateTimeOffset At, string View, string Feature, string Entity, DateTimeOffset AsOf, string Served, string Recomputed);
