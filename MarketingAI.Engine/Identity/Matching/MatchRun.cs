namespace MarketingAI.Engine.Identity.Matching;

/// <summary>A match that was run and kept.</summary>
/// <param name="RightSet">Null where one data set was compared with itself.</param>
public sealed record MatchRun(
    Guid Id, string Name, Guid LeftSet, string LeftName, Guid? RightSet, string? RightName, MatchPlan Plan, MatchOptions Options, MatchReport Report,
    string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>A kept pair.</summary>
/// <param name="LeftId">Key of the record in the first data set.</param>
/// <param name="DecidedBy">Who decided: <c>model</c> or an account.</param>
public sealed record MatchPair(
    string LeftSet, string LeftId, string RightSet, string RightId, double Weight, double Probability, PairDecision Decision, string DecidedBy, long Pattern, double Frequency)
{
    /// <summary>Names the pair within its run; says nothing of the records.</summary>
    public long Number { get; init; }

    /// <summary>Position of the record over both sets, and of the other.</summary>
    public int LeftRecord { get; init; }

    public int RightRecord { get; init; }
}

/// <summary>What holds for a pair.</summary>
public enum PairDecision
{
    Accepted,
    Rejected,
    Unsure,
}

/// <summary>Which pairs of a run to show.</summary>
/// <param name="Skip">Pairs before the window, the heaviest first.</param>
public sealed record MatchPairQuery(int Skip, int Take, double FromProbability = 0, double ToProbability = 1, PairDecision? Decision = null, string? Key = null);

/// <summary>One pair explained.</summary>
/// <param name="Steps">From the prior to the whole weight.</param>
public sealed record PairStory(MatchPair Pair, IReadOnlyList<StoryStep> Steps);

/// <summary>What one field says about a pair.</summary>
/// <param name="Left">The value as the present person may see it; null for missing.</param>
/// <param name="Level">How the two agree, in words.</param>
/// <param name="Weight">Evidence in powers of two.</param>
public sealed record StoryStep(string Field, string? Left, string? Right, string Level, double Weight);

/// <summary>How the model agrees with people who looked at pairs.</summary>
/// <param name="Judged">Pairs judged as the same or as different.</param>
/// <param name="Right">Of these, pairs on which the model said the same.</param>
/// <param name="Precision">Share of truly same pairs among accepted ones that were judged; null where none was.</param>
public sealed record ReviewState(long Waiting, long Judged, long Right, Interval? Precision);
