using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>The front door of kept matches: runs, their pairs, why a pair weighs what it weighs, and what people decide.</summary>
public interface IMatchRuns
{
    /// <summary>Runs of the business unit, newest first.</summary>
    Task<IReadOnlyList<MatchRun>> ListAsync(CancellationToken cancellationToken);

    Task<MatchRun?> FindAsync(Guid runId, CancellationToken cancellationToken);

    /// <returns>A window of the pairs and how many there are in all.</returns>
    Task<(IReadOnlyList<MatchPair> Pairs, long Total)> PairsAsync(Guid runId, MatchPairQuery query, CancellationToken cancellationToken);

    /// <param name="pairNumber">Number of the pair within the run.</param>
    Task<Outcome<PairStory>> StoryAsync(Guid runId, long pairNumber, CancellationToken cancellationToken);

    /// <summary>The pair that a person should look at next: nobody has yet, and the model is least sure. Null where none waits.</summary>
    Task<MatchPair?> NextForReviewAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>What a person says about a pair; it holds over the model here and in later runs on the same data.</summary>
    Task<Outcome<MatchPair>> DecideAsync(Guid runId, long pairNumber, PairDecision decision, CancellationToken cancellationToken);

    Task<ReviewState> ReviewStateAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Precision and recall by what people said, at a few thresholds; refused with the reason while they have said too little.</summary>
    Task<Outcome<IReadOnlyList<VerdictPoint>>> VerdictCurveAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Persons with two records or more: the largest first, or those held together by the least likely pair first.</summary>
    Task<(IReadOnlyList<MatchCluster> Clusters, long Total)> ClustersAsync(Guid runId, int skip, int take, bool weakestFirst, CancellationToken cancellationToken);

    /// <summary>The records of a person, at most fifty of them with values, and the pairs among them.</summary>
    Task<Outcome<ClusterStory>> ClusterAsync(Guid runId, int clusterNumber, CancellationToken cancellationToken);

    /// <summary>Pairs that hold, by model or person, in clear: probabilistic edges of the identity graph. For other modules, not for pages.</summary>
    Task<IReadOnlyList<MatchPair>> AcceptedAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>The person of each record of a run; persons keep their id from run to run.</summary>
    Task<IReadOnlyList<PersonRecord>> PersonsAsync(Guid runId, CancellationToken cancellationToken);
}

/// <param name="Set">Id of the data set.</param>
/// <param name="PersonId">Stable: where persons are joined, the oldest id survives.</param>
/// <param name="Since">When the id was first given.</param>
public sealed record PersonRecord(string Set, string RecordId, string PersonId, DateTimeOffset Since);
