namespace MarketingAI.Engine.FeatureStore.Views.Algorithms;

/// <summary>Orders features that are made of each other.</summary>
internal static class DerivedOrder
{
    /// <returns>The names along a circle, the first again at the end; null where there is none.</returns>
    public static IReadOnlyList<string>? Circle(IReadOnlyDictionary<string, DerivedNode> nodes)
    {
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (string start in nodes.Keys.Order(StringComparer.Ordinal))
        {
            if (Walk(start, nodes, done, []) is { } circle)
            {
                return circle;
            }
        }

        return null;
    }

    /// <summary>Level 1 is made of plain features only, level 2 of those of level 1 at most, and so on.</summary>
    public static IReadOnlyList<PlannedDerived> InLevels(IReadOnlyDictionary<string, DerivedNode> nodes)
    {
        Dictionary<string, int> levels = new(StringComparer.Ordinal);
        return [.. nodes.Values.Select(node => new PlannedDerived(node.Name, node.Sql, Level(node.Name, nodes, levels))).OrderBy(planned => planned.Level)];
    }

    private static int Level(string name, IReadOnlyDictionary<string, DerivedNode> nodes, Dictionary<string, int> levels)
    {
        if (!nodes.TryGetValue(name, out DerivedNode? node))
        {
            return 0;
        }

        if (!levels.TryGetValue(name, out int level))
        {
            level = 1 + node.Names.Select(inner => Level(inner, nodes, levels)).DefaultIfEmpty(0).Max();
            levels[name] = level;
        }

        return level;
    }

    private static IReadOnlyList<string>? Walk(string name, IReadOnlyDictionary<string, DerivedNode> nodes, HashSet<string> done, List<string> path)
    {
        int at = path.IndexOf(name);
        if (at >= 0)
        {
            return [.. path[at..], name];
        }

        if (!nodes.TryGetValue(name, out DerivedNode? node) || done.Contains(name))
        {
            return null;
        }

        path.Add(name);
        foreach (string inner in node.Names)
        {
            if (Walk(inner, nodes, done, path) is { } circle)
            {
                return circle;
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(name);
        return null;
    }
}

/// <param name="Names">Features that it is made of.</param>
internal sealed record DerivedNode(string Name, string Sql, IReadOnlyList<string> Names);
