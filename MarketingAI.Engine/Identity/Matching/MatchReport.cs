namespace MarketingAI.Engine.Identity.Matching;

/// <summary>What a match found, without the pairs.</summary>
/// <param name="PairsPossible">All pairs there are.</param>
/// <param name="PairsCompared">Pairs that blocking let through.</param>
/// <param name="LambdaStart">Share of matches by deterministic rules and assumed recall, where the estimate began.</param>
/// <param name="Threshold">The probability from which on a pair is taken for one person.</param>
/// <param name="Matches">Pairs at or above the threshold.</param>
/// <param name="Expected">Matches to expect among the compared pairs.</param>
/// <param name="Clusters">Persons found that have two records or more.</param>
/// <param name="Persons">Persons found, single records included.</param>
/// <param name="Unlinkable">Records with too little in them to reach the threshold even with themselves.</param>
public sealed record MatchReport(
    long LeftRecords,
    long RightRecords,
    bool IsLink,
    double PairsPossible,
    long PairsCompared,
    double LambdaStart,
    MatchModel Model,
    ThresholdProposal Proposed,
    double Threshold,
    long Matches,
    Interval Expected,
    long Clusters,
    long Persons,
    long Unlinkable,
    IReadOnlyList<BlockingCount> Blocking,
    IReadOnlyList<ThresholdPoint> Curve,
    IReadOnlyList<LeftOutColumn> LeftOut,
    IReadOnlyList<string> Remarks,
    int Seed)
{
    public long Records => LeftRecords + RightRecords;

    /// <summary>Where the run went on from an earlier one: records that were new or changed, the only ones compared; null for a full run.</summary>
    public long? NewRecords { get; init; }
}

/// <summary>An estimate with its 95 % interval.</summary>
public sealed record Interval(double Estimate, double Low, double High);

/// <param name="Threshold">A probability.</param>
/// <param name="Precision">Share of true matches among accepted pairs to expect.</param>
/// <param name="Recall">Share of all true matches among the compared pairs that are accepted, to expect.</param>
/// <param name="Reason">Why this one, in words.</param>
public sealed record ThresholdProposal(double Threshold, double Precision, double Recall, double F1, string Reason);

/// <summary>What to expect at a threshold, without labels: from the estimated mixture.</summary>
/// <param name="Weight">The threshold as a weight, in powers of two.</param>
/// <param name="Accepted">Pairs at or above it.</param>
public sealed record ThresholdPoint(double Weight, double Probability, double Accepted, double Precision, double Recall, double F1);

/// <summary>A compared pair that was kept.</summary>
/// <param name="Left">Position of the record in its data set.</param>
/// <param name="Pattern">Level of each field, in one number.</param>
/// <param name="Frequency">What the frequency of shared values adds, in powers of two.</param>
public readonly record struct ScoredPair(int Left, int Right, long Pattern, float Frequency, float Weight)
{
    /// <summary>Chance that the two are one person.</summary>
    public double Probability => 1 / (1 + Math.Pow(2, -Weight));
}

/// <summary>A match with its pairs.</summary>
/// <param name="LeftKeys">Key of each record of the first set.</param>
/// <param name="Pairs">Kept pairs, the heaviest first.</param>
/// <param name="Cluster">Per record (the first set's, then the second's) the number of its cluster.</param>
public sealed record MatchResult(
    MatchReport Report, IReadOnlyList<string> LeftKeys, IReadOnlyList<string> RightKeys, IReadOnlyList<ScoredPair> Pairs, IReadOnlyList<int> Cluster)
{
    /// <summary>Pairs taken for one person: at or above the threshold and, where asked for, one partner a record.</summary>
    public IReadOnlyList<ScoredPair> Accepted { get; init; } = [];

    /// <summary>Per record a fingerprint of its normalised values, by which a later run sees what changed.</summary>
    internal IReadOnlyList<long> Prints { get; init; } = [];

    /// <summary>Key of a record by its position over both sets.</summary>
    public string KeyOf(int record) => record < LeftKeys.Count ? LeftKeys[record] : RightKeys[record - LeftKeys.Count];
}
