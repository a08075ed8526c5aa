using MarketingAI.Engine.Jobs;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Asks for a match that is kept.</summary>
/// <param name="RightSet">Null to find repeats within the first data set.</param>
/// <param name="LeaveOutFields">Proposed fields that shall take no part.</param>
/// <param name="LeaveOutRules">Proposed blocking rules that shall take no part.</param>
/// <param name="Threshold">A probability, or null for the proposed one.</param>
public sealed record MatchRecordsRequest(
    string Name, Guid LeftSet, Guid? RightSet, IReadOnlyList<string> LeaveOutFields, IReadOnlyList<string> LeaveOutRules, bool OneToOne, double? Threshold, int Seed)
    : IJobRequest;
