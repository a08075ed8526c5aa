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
        Dictionary<int, double> distance = [];
        Dictionary<int, int> before = [];
        HashSet<int> settled = [];
        PriorityQueue<int, (double, int)> next = new();
        void Relax(int left, double from)
        {
            foreach ((int right, double cost) in Costs(left))
            {
                double length = from + cost - _leftPrice[left] - _rightPrice[right];
                if (!distance.TryGetValue(right, out double known) || length < known)
                {
                    (distance[right], before[right]) = (length, left);
                    next.Enqueue(right, (length, right));
                }
            }
        }

        Relax(start, 0);
        int end = -1;
        while (end < 0)
        {
            int right = next.Dequeue();
            if (!settled.Add(right))
            {
                continue;
            }

            if (_partnerOfRight[right] < 0)
            {
                end = right;
            }
            else
            {
                Relax(_partnerOfRight[right], distance[right]);
            }
        }

        foreach (int right in settled.Where(right => right != end))
        {
            double gain = distance[end] - distance[right];
            _leftPrice[_partnerOfRight[right]] += gain;
            _rightPrice[right] -= gain;
        }

        _leftPrice[start] += distance[end];
        Turn(start, end, before);
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
}
