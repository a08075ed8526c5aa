namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Joins records into persons: all that are linked by accepted pairs, over however many steps.</summary>
/// <remarks>Disjoint sets with path halving: Tarjan and van Leeuwen (1984), Journal of the ACM 31, 245-281.</remarks>
internal static class Persons
{
    /// <returns>Per record the lowest position of a record of the same person.</returns>
    public static int[] Join(int records, IEnumerable<(int One, int Other)> pairs)
    {
        int[] parent = [.. Enumerable.Range(0, records)];
        foreach ((int one, int other) in pairs)
        {
            int a = Root(parent, one);
            int b = Root(parent, other);
            if (a != b)
            {
                parent[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        for (int i = 0; i < records; i++)
        {
            parent[i] = Root(parent, i);
        }

        return parent;
    }

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }

        return at;
    }
}
