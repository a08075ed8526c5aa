namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>The Markov chain behind touch paths: its exact figures, and draws of paths that do or do not end in an order.</summary>
internal sealed class TouchChain
{
    private const int Rounds = 400;
    private readonly JourneyPlan _plan;
    private readonly double[] _reach;
    private readonly double[] _convertingStart;
    private readonly double[] _lostStart;
    private readonly double[][] _converting;
    private readonly double[][] _lost;

    public TouchChain(JourneyPlan plan)
    {
        _plan = plan;
        _reach = Reach(plan, removed: -1);
        ConversionChance = Dot(plan.Start, _reach);
        int n = plan.Channels.Count;
        _convertingStart = [.. Enumerable.Range(0, n).Select(i => plan.Start[i] * Weight(i))];
        _lostStart = [.. Enumerable.Range(0, n).Select(i => plan.Start[i] * LostWeight(i))];
        _converting = [.. Enumerable.Range(0, n).Select(i => Row(i, Weight, plan.Causal ? plan.Convert[i] : Stop(i)))];
        _lost = [.. Enumerable.Range(0, n).Select(i => Row(i, LostWeight, plan.Causal ? Stop(i) - plan.Convert[i] : Stop(i)))];
    }

    /// <summary>Chance that a path ends in an order.</summary>
    public double ConversionChance { get; }

    /// <summary>Share of orders that go when the channel goes; zero where touches only accompany.</summary>
    public double[] RemovalEffects() =>
    [
        .. Enumerable.Range(0, _plan.Channels.Count)
            .Select(channel => _plan.Causal ? 1 - (Dot(_plan.Start, Reach(_plan, channel)) / ConversionChance) : 0),
    ];

    /// <summary>Channels of one path, first touch first, given how it ends.</summary>
    public List<int> Path(Chance chance, bool converts)
    {
        (double[] start, double[][] rows) = converts ? (_convertingStart, _converting) : (_lostStart, _lost);
        List<int> path = [chance.Pick(start)];
        while (true)
        {
            int next = chance.Pick(rows[path[^1]]);
            if (next == _plan.Channels.Count)
            {
                return path;
            }

            path.Add(next);
        }
    }

    // A chain told how it ends is again a chain: each step weighs by the chance of that end from there (Doob's transform).
    private double Weight(int channel) => _plan.Causal ? _reach[channel] : 1;

    private double LostWeight(int channel) => _plan.Causal ? 1 - _reach[channel] : 1;

    private double Stop(int channel) => 1 - _plan.Next[channel].Sum();

    private double[] Row(int from, Func<int, double> weight, double end) =>
        [.. Enumerable.Range(0, _plan.Channels.Count).Select(to => _plan.Next[from][to] * weight(to)), end];

    /// <summary>Chance of an order from each channel on; a removed channel reaches none.</summary>
    private static double[] Reach(JourneyPlan plan, int removed)
    {
        double[] reach = new double[plan.Channels.Count];
        for (int round = 0; round < Rounds; round++)
        {
            double[] next = new double[reach.Length];
            for (int i = 0; i < reach.Length; i++)
            {
                next[i] = i == removed ? 0 : plan.Convert[i] + Dot(plan.Next[i], reach);
            }

            reach = next;
        }

        return reach;
    }

    private static double Dot(IReadOnlyList<double> left, double[] right)
    {
        double sum = 0;
        for (int i = 0; i < right.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
