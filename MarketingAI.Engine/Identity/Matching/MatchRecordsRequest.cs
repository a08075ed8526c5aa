using MarketingAI.Engine.Jobs;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Asks for a match that is kept.</summary>
/// <param name="RightSet">Null to find repeats within the first data set.</param>
/// <param name="Plan">What is compared; null for what is proposed from the data, or for that of the earlier run.</param>
/// <param name="Threshold">A probability, or null for the proposed one.</param>
public sealed record MatchRecordsRequest(string Name, Guid LeftSet, Guid? RightSet, MatchPlan? Plan, bool OneToOne, double? Threshold, int Seed) : IJobRequest
{
    /// <summary>A run to go on from, or null.</summary>
    public MatchStart? Start { get; init; }
}

/// <summary>What a run takes over from an earlier one. Person ids and what people said are taken over either way.</summary>
public sealed record MatchStart(Guid RunId, MatchStartKind Kind);

/// <summary>How a run goes on from an earlier one.</summary>
public enum MatchStartKind
{
    /// <summary>The model holds; only records that are new or changed are compared, with all.</summary>
    NewRecords,

    /// <summary>m and the share of matches are learnt anew from what people said; all pairs are compared.</summary>
    Verdicts,
}
