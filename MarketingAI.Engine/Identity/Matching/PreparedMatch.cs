using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Records as they are compared, with their keys.</summary>
internal sealed record PreparedMatch(MatchPlan Plan, RecordColumns Records, IReadOnlyList<string> LeftKeys, IReadOnlyList<string> RightKeys, bool IsLink)
{
    public double PairsPossible => IsLink ? (double)Records.Left * Records.Right : Records.Left * (Records.Left - 1.0) / 2;

    public long[] Prints => field ??= RecordPrints.Of(Records);
}
