namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Gives each record at most one partner.</summary>
internal static class OneToOne
{
    /// <summary>
    /// The choice of pairs with the highest total weight, exactly, for records of two sets: every component of the graph of pairs is an assignment
    /// problem of its own. Where single pairs weigh less than nothing, all are counted from the lightest.
    /// </summary>
    /// <returns>The heaviest first.</returns>
    public static IReadOnlyList<ScoredPair> Best(IReadOnlyList<ScoredPair> pairs)
    {
        if (pairs.Count == 0)
        {
            return pairs;
        }

        double floor = Math.Min(0, pairs.Min(pair => pair.Weight) - 1e-6);
        List<int> chosen = [];
        foreach (int[] component in Components(pairs))
        {
            chosen.AddRange(component.Length == 1 ? component : Assign(pairs, component, floor));
        }

        chosen.Sort();
        return [.. chosen.Select(i => pairs[i])];
    }

    /// <summary>Takes the heaviest pair whose two records are both free, again and again: at least half of the best total weight. For one set.</summary>
    /// <param name="pairs">The heaviest first.</param>
    /// <remarks>Avis (1983), Networks 13, 475-493, for the bound.</remarks>
    public static IReadOnlyList<ScoredPair> Greedy(IReadOnlyList<ScoredPair> pairs)
    {
        HashSet<int> taken = [];
        List<ScoredPair> kept = [];
        foreach (ScoredPair pair in pairs)
        {
            if (!taken.Contains(pair.Left) && !taken.Contains(pair.Right))
            {
                taken.Add(pair.Left);
                taken.Add(pair.Right);
                kept.Add(pair);
            }
        }

        return kept;
    }

    /// <summary>Positions of the pairs that hang together over shared records.</summary>
    private static IEnumerable<int[]> Components(IReadOnlyList<ScoredPair> pairs)
    {
        Dictionary<int, int> places = [];
        int Place(int record) => places.TryGetValue(record, out int known) ? known : places[record] = places.Count;
        (int, int)[] edges = [.. pairs.Select(pair => (Place(pair.Left), Place(pair.Right)))];
        int[] roots = Persons.Join(places.Count, edges);
        return Enumerable.Range(0, pairs.Count).GroupBy(i => roots[edges[i].Item1]).Select(group => group.ToArray());
    }

    private static IEnumerable<int> Assign(IReadOnlyList<ScoredPair> pairs, int[] component, double floor)
    {
        int[] lefts = [.. component.Select(i => pairs[i].Left).Distinct()];
        int[] rights = [.. component.Select(i => pairs[i].Right).Distinct()];
        Dictionary<int, int> leftAt = lefts.Select((record, i) => (record, i)).ToDictionary(pair => pair.record, pair => pair.i);
        Dictionary<int, int> rightAt = rights.Select((record, i) => (record, i)).ToDictionary(pair => pair.record, pair => pair.i);
        Assignment problem = new(lefts.Length, rights.Length);
        foreach (int i in component)
        {
            problem.Add(leftAt[pairs[i].Left], rightAt[pairs[i].Right], pairs[i].Weight - floor);
        }

        int[] partners = problem.Solve();
        return component.Where(i => partners[leftAt[pairs[i].Left]] == rightAt[pairs[i].Right]);
    }
}
