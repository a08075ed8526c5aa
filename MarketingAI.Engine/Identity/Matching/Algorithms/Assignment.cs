namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>
/// The matching of a sparse two-sided graph with the highest total benefit. Each left node also has a place of its own that costs the greatest
/// benefit, so every left node is assigned and the cheapest whole assignment is the best matching. Shortest augmenting paths with potentials.
/// </summary>
/// <remarks>Kuhn (1955), Naval Research Logistics Quarterly 2, 83-97; Jonker and Volgenant (1987), Computing 38, 325-340.</remarks>
internal sealed class Assignment
{
    private readonly int _right;
    private readonly List<(int Right, double Benefit)>[] _edges;
    private readonly double[] _leftPrice;
    private readonly double[] _rightPrice;
    private readonly int[] _partnerOfRight;
    private readonly int[] _partnerOfLeft;
    private double _greatest;

    public Assignment(int left, int right)
    {
        _right = right;
        _edges = [.. Enumerable.Range(0, left).Select(_ => new List<(int, double)>())];
        (_leftPrice, _rightPrice) = (new double[left], new double[right + left]);
        _partnerOfRight = new int[right + left];
        Array.Fill(_partnerOfRight, -1);
        _partnerOfLeft = new int[left];
    }

    /// <param name="benefit">Not negative. Of two edges between the same nodes the better one counts.</param>
    public void Add(int left, int right, double benefit)
    {
        _edges[left].Add((right, benefit));
        _greatest = Math.Max(_greatest, benefit);
    }

    /// <returns>Per left node its partner, or -1.</returns>
    public int[] Solve()
    {
        for (int left = 0; left < _edges.Length; left++)
        {
            Augment(left);
        }

        return [.. _partnerOfLeft.Select(right => right < _right ? right : -1)];
    }

    private void Augment(int start)
    {
        ShortestPath path = new(this);
        int end = path.From(start);
        foreach (int right in path.Settled.Where(right => right != end))
        {
            double gain = path.Distance[end] - path.Distance[right];
            _leftPrice[_partnerOfRight[right]] += gain;
            _rightPrice[right] -= gain;
        }

        _leftPrice[start] += path.Distance[end];
        Turn(start, end, path.Before);
    }

    /// <summary>Exchanges the partners along the path.</summary>
    private void Turn(int start, int end, Dictionary<int, int> before)
    {
        int right = end;
        int left;
        do
        {
            left = before[right];
            int former = _partnerOfLeft[left];
            (_partnerOfRight[right], _partnerOfLeft[left]) = (left, right);
            right = former;
        }
        while (left != start);
    }

    private IEnumerable<(int Right, double Cost)> Costs(int left) =>
        _edges[left].Select(edge => (edge.Right, _greatest - edge.Benefit)).Append((_right + left, _greatest));

    /// <summary>Finds the cheapest way from a left node to a right node without a partner, at reduced costs.</summary>
    private sealed class ShortestPath(Assignment graph)
    {
        private readonly PriorityQueue<int, (double, int)> _next = new();

        public Dictionary<int, double> Distance { get; } = [];

        /// <summary>Per right node the left node before it.</summary>
        public Dictionary<int, int> Before { get; } = [];

        public HashSet<int> Settled { get; } = [];

        /// <returns>The right node where the way ends. There is one: the place of the node's own.</returns>
        public int From(int start)
        {
            Relax(start, 0);
            while (true)
            {
                int right = _next.Dequeue();
                if (!Settled.Add(right))
                {
                    continue;
                }

                if (graph._partnerOfRight[right] < 0)
                {
                    return right;
                }

                Relax(graph._partnerOfRight[right], Distance[right]);
            }
        }

        private void Relax(int left, double from)
        {
            foreach ((int right, double cost) in graph.Costs(left))
            {
                double length = from + cost - graph._leftPrice[left] - graph._rightPrice[right];
                if (!Distance.TryGetValue(right, out double known) || length < known)
                {
                    (Distance[right], Before[right]) = (length, left);
                    _next.Enqueue(right, (length, right));
                }
            }
        }
    }
}
