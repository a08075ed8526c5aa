namespace MarketingAI.Engine.Identity.Graph.Algorithms;

/// <summary>
/// Connected components under conflict rules. Shared and public keys are known beforehand and join nobody; the remaining edges are taken in a
/// fixed order (decisions by hand, then what stood together, then matches by probability), and one that would break a rule joins nothing.
/// </summary>
/// <remarks>Disjoint sets with path halving and union by smallest key: Tarjan, R. E. (1975), Journal of the ACM 22, 215-225.</remarks>
internal static class PersonGraph
{
    public static GraphResult Resolve(GraphInput input, GraphOptions options)
    {
        ArgumentNullException.ThrowIfNull(input);
        Logins logins = Logins.Of(input, options.MostNeighbours);
        Components components = new(input, logins);
        EdgeState[] states = new EdgeState[input.Edges.Count];
        int[] order = new int[states.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) => Compare(input.Edges[left], input.Edges[right]));
        foreach (int i in order)
        {
            KeyEdge edge = input.Edges[i];
            states[i] = edge.Evidence == EvidenceKind.ByHand ? components.JoinByHand(edge.Left, edge.Right)
                : logins.Public[edge.Left] || logins.Public[edge.Right] ? EdgeState.PublicKey
                : logins.Shared[edge.Left] || logins.Shared[edge.Right] ? EdgeState.SharedKey
                : components.Join(edge.Left, edge.Right);
        }

        return new GraphResult(components.Flat(), states, logins.Shared);
    }

    /// <summary>Does not depend on the order of the input: ties are broken by the keys themselves.</summary>
    private static int Compare(KeyEdge left, KeyEdge right)
    {
        int by = left.Evidence.CompareTo(right.Evidence);
        by = by != 0 ? by : right.Probability.CompareTo(left.Probability);
        by = by != 0 ? by : Math.Min(left.Left, left.Right).CompareTo(Math.Min(right.Left, right.Right));
        return by != 0 ? by : Math.Max(left.Left, left.Right).CompareTo(Math.Max(right.Left, right.Right));
    }
}

/// <summary>The sets of keys while they grow, each with its log-in, date of birth and the sides it takes in decisions.</summary>
internal sealed class Components
{
    private readonly int[] _parent;
    private readonly int[] _login;
    private readonly int[] _birth;
    private readonly Dictionary<int, HashSet<(int Decision, bool First)>> _sides = [];

    public Components(GraphInput input, Logins logins)
    {
        int keys = input.Kinds.Count;
        (_parent, _login, _birth) = (new int[keys], [.. logins.Own], [.. input.Births]);
        for (int i = 0; i < keys; i++)
        {
            _parent[i] = i;
        }

        for (int decision = 0; decision < input.Apart.Count; decision++)
        {
            Side(input.Apart[decision].First, decision, first: true);
            Side(input.Apart[decision].Second, decision, first: false);
        }
    }

    public EdgeState Join(int left, int right)
    {
        (int a, int b) = (Root(left), Root(right));
        if (a == b)
        {
            return EdgeState.Joins;
        }

        if (_login[a] >= 0 && _login[b] >= 0 && _login[a] != _login[b])
        {
            return EdgeState.TwoLogins;
        }

        if (_birth[a] != 0 && _birth[b] != 0 && _birth[a] != _birth[b])
        {
            return EdgeState.TwoBirthDates;
        }

        return JoinByHand(a, b);
    }

    /// <summary>Only a decision that keeps keys apart stands above a decision that joins them.</summary>
    public EdgeState JoinByHand(int left, int right)
    {
        (int a, int b) = (Root(left), Root(right));
        if (a == b)
        {
            return EdgeState.Joins;
        }

        if (_sides.TryGetValue(a, out HashSet<(int Decision, bool First)>? ours) && _sides.TryGetValue(b, out HashSet<(int Decision, bool First)>? theirs)
            && ours.Any(side => theirs.Contains((side.Decision, !side.First))))
        {
            return EdgeState.DecidedApart;
        }

        (int kept, int gone) = a < b ? (a, b) : (b, a);
        _parent[gone] = kept;
        _login[kept] = _login[kept] >= 0 ? _login[kept] : _login[gone];
        _birth[kept] = _birth[kept] != 0 ? _birth[kept] : _birth[gone];
        if (_sides.Remove(gone, out HashSet<(int Decision, bool First)>? moved))
        {
            _sides.TryAdd(kept, []);
            _sides[kept].UnionWith(moved);
        }

        return EdgeState.Joins;
    }

    public int[] Flat()
    {
        int[] flat = new int[_parent.Length];
        for (int i = 0; i < flat.Length; i++)
        {
            flat[i] = Root(i);
        }

        return flat;
    }

    private int Root(int key)
    {
        while (_parent[key] != key)
        {
            _parent[key] = _parent[_parent[key]];
            key = _parent[key];
        }

        return key;
    }

    private void Side(IReadOnlyList<int> keys, int decision, bool first)
    {
        foreach (int key in keys)
        {
            _sides.TryAdd(key, []);
            _sides[key].Add((decision, first));
        }
    }
}
