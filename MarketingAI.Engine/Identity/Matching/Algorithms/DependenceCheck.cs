using System.Globalization;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>
/// Finds fields whose agreement comes together, beyond what being a match explains, and weighs each such two by what they show together:
/// otherwise one fact (one moved address, one household) would be counted twice.
/// </summary>
internal static class DependenceCheck
{
    /// <summary>From this much evidence counted twice on, in powers of two, two fields are weighed as one.</summary>
    private const double LeastExcess = 1;

    /// <summary>Pairs by chance that must agree on both fields before anything is said.</summary>
    private const double LeastSeen = 20;

    /// <summary>Pairs' worth of independence mixed into each joint table.</summary>
    private const double Shrinkage = 30;

    public static IReadOnlyList<JointComparison> Find(IReadOnlyList<MatchField> fields, PatternCounts random, PatternCounts compared, MixtureParameters learnt)
    {
        List<(int First, int Second, double Excess)> found = [];
        for (int first = 0; first < fields.Count; first++)
        {
            for (int second = first + 1; second < fields.Count; second++)
            {
                double excess = fields[first].Role == FieldRole.NameOrder || fields[second].Role == FieldRole.NameOrder ? 0 : Excess(random, learnt, first, second);
                if (excess >= LeastExcess)
                {
                    found.Add((first, second, excess));
                }
            }
        }

        List<JointComparison> joint = [];
        HashSet<int> taken = [];
        foreach ((int first, int second, double excess) in found.OrderByDescending(pair => pair.Excess))
        {
            if (!taken.Contains(first) && !taken.Contains(second))
            {
                taken.Add(first);
                taken.Add(second);
                joint.Add(Joined(fields, random, compared, learnt, first, second, excess));
            }
        }

        return joint;
    }

    private static JointComparison Joined(
        IReadOnlyList<MatchField> fields, PatternCounts random, PatternCounts compared, MixtureParameters learnt, int first, int second, double excess)
    {
        double[,] m = Table(compared, learnt, first, second, ofMatches: true);
        double[,] u = Table(random, learnt, first, second, ofMatches: false);
        double[][] weights = new double[m.GetLength(0)][];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = new double[m.GetLength(1)];
            for (int j = 0; j < weights[i].Length; j++)
            {
                weights[i][j] = Math.Log2(m[i, j] / u[i, j]);
            }
        }

        string reason = string.Create(
            CultureInfo.InvariantCulture,
            $"Different persons agree on {fields[first].Name} and {fields[second].Name} together {Math.Pow(2, excess):0.#} times as often as by chance of each; the two are weighed as one.");
        return new JointComparison(first, second, weights, reason);
    }

    /// <summary>How much oftener different persons agree on both fields than independence says, in powers of two.</summary>
    private static double Excess(PatternCounts random, MixtureParameters learnt, int first, int second)
    {
        double both = 0;
        double one = 0;
        double other = 0;
        double total = 0;
        for (int i = 0; i < random.Counts.Length; i++)
        {
            int[] levels = random.Levels[i];
            if (levels[first] > 0 && levels[second] > 0)
            {
                double count = random.Counts[i] * (1 - learnt.Probability(levels));
                total += count;
                one += levels[first] == 1 ? count : 0;
                other += levels[second] == 1 ? count : 0;
                both += levels[first] == 1 && levels[second] == 1 ? count : 0;
            }
        }

        return both < LeastSeen ? 0 : Math.Log2(both * total / (one * other));
    }

    private static double[,] Table(PatternCounts patterns, MixtureParameters learnt, int first, int second, bool ofMatches)
    {
        double[] a = (ofMatches ? learnt.M : learnt.U)[first];
        double[] b = (ofMatches ? learnt.M : learnt.U)[second];
        double[,] table = new double[a.Length, b.Length];
        double total = 0;
        for (int i = 0; i < patterns.Counts.Length; i++)
        {
            int[] levels = patterns.Levels[i];
            if (levels[first] > 0 && levels[second] > 0)
            {
                double p = learnt.Probability(levels);
                double count = patterns.Counts[i] * (ofMatches ? p : 1 - p);
                table[levels[first] - 1, levels[second] - 1] += count;
                total += count;
            }
        }

        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j < b.Length; j++)
            {
                table[i, j] = (table[i, j] + (Shrinkage * a[i] * b[j])) / (total + Shrinkage);
            }
        }

        return table;
    }
}
