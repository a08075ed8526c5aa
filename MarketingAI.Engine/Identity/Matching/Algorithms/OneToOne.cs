namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Gives each record at most one partner.</summary>
internal static class OneToOne
{
    /// <summary>Takes the heaviest pair whose two records are both free, again and again: at least half of the best total weight.</summary>
    /// <param name="pairs">The heaviest first.</param>
    /// <remarks>Avis (1983), Networks 13, 475-493, for the bound.</remarks>
    public static IReadOnlyList<ScoredPair> Greedy(IReadOnlyList<ScoredPair> pairs)
    {
        HashSet<int> left = [];
        HashSet<int> right = [];
        List<ScoredPair> kept = [];
        foreach (ScoredPair pair in pairs)
        {
            if (!left.Contains(pair.Left) && !right.Contains(pair.Right))
            {
                left.Add(pair.Left);
                right.Add(pair.Right);
                kept.Add(pair);
            }
        }

        return kept;
    }
}
