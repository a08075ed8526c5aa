using System.Numerics;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Learns λ, m and u: u from pairs drawn at random, m by a pass for each blocking rule with the fields it leaves free, λ over all compared pairs.</summary>
internal static class ModelEstimate
{
    /// <summary>Rounds of taking the matches out of the random pairs and learning again.</summary>
    private const int Rounds = 3;

    /// <summary>A pass with a smaller share of matches than this says little and is left out where others free the field.</summary>
    private const double LeastShareOfPass = 0.02;

    /// <summary>What a chance is never below: nothing is impossible because it was not seen.</summary>
    private const double LeastM = 0.0005;

    /// <summary>Pairs' worth by which the others of a pass are drawn towards pairs at random.</summary>
    private const double PullOfOthers = 100;

    /// <summary>Where what a pass takes for matches disagrees on more than this share of its free fields, it has found something else.</summary>
    private const double MostAgainst = 0.4;

    /// <summary>The same where they disagree on one field nearly always: members of a household share all but first name and birth.</summary>
    private const double MostAgainstOneField = 0.6;

    /// <summary>How often records of one person are taken to disagree on a field before anything was learnt.</summary>
    private const double FirstAgainst = 0.0005;

    /// <summary>Of the pairs that agree, at least this share is taken to agree by chance.</summary>
    private const double LeastByChance = 0.02;

    public static EstimateOutput Learn(EstimateInput input)
    {
        List<string> remarks = [];
        double[][] u = ByChance(input, input.Random, null);
        double[][] m = [.. input.Fields.Select(field => FirstGuess(Levels(field)))];
        double lambda = input.LambdaStart;
        double[] matches = new double[input.Fields.Count];
        for (int round = 0; round < Rounds; round++)
        {
            (m, matches) = ByPasses(input, m, u, round == Rounds - 1 ? remarks : null);
            lambda = ShareOfMatches(input, new MixtureParameters(lambda, m, u), matches);
            u = ByChance(input, input.Random, new MixtureParameters(lambda, m, u));
        }

        lambda = ShareOfMatches(input, new MixtureParameters(lambda, m, u), matches);
        return new EstimateOutput(new MixtureParameters(lambda, m, u), matches, RandomPairs(input), remarks);
    }

    public static int Levels(MatchField field) => field.Levels.Count + 1;

    /// <summary>Share of matches among all pairs; pairs that were not compared count as no matches.</summary>
    public static double OverAll(EstimateInput input, MixtureParameters present)
    {
        double[] evidence = [.. input.Compared.Levels.Select(present.Evidence)];
        double lambda = present.Lambda;
        for (int step = 0; step < 500; step++)
        {
            double prior = Math.Log2(lambda / (1 - lambda));
            double expected = 0;
            for (int i = 0; i < evidence.Length; i++)
            {
                expected += input.Compared.Counts[i] / (1 + Math.Pow(2, -(prior + evidence[i])));
            }

            double next = Math.Clamp(expected / input.PairsPossible, 1e-3 / input.PairsPossible, 0.9);
            bool settled = Math.Abs(next - lambda) < 1e-6 * lambda;
            lambda = next;
            if (settled)
            {
                break;
            }
        }

        return lambda;
    }

    /// <summary>Where no pass shows records of one person, the first guess of λ stays: learning it would take the next best thing, households, for persons.</summary>
    private static double ShareOfMatches(EstimateInput input, MixtureParameters present, double[] matches) =>
        matches.Sum() > 0 ? OverAll(input, present) : input.LambdaStart;

    private static (double[][] M, double[] Matches) ByPasses(EstimateInput input, double[][] start, double[][] u, List<string>? remarks)
    {
        double[][] sums = [.. start.Select(levels => new double[levels.Length])];
        (double[][] Counts, bool[] Free, double Share)[] passes =
        [
            .. input.Passes.Select((pass, i) => Pass(pass, [.. input.PassUses[i].Select(used => !used)], start, u)),
        ];
        for (int field = 0; field < start.Length; field++)
        {
            bool good = passes.Any(pass => pass.Free[field] && pass.Share >= LeastShareOfPass);
            foreach ((double[][] counts, bool[] free, double share) in passes)
            {
                if (free[field] && (share >= LeastShareOfPass || !good))
                {
                    Add(sums[field], counts[field]);
                }
            }

            if (sums[field].Sum() <= 0)
            {
                remarks?.Add($"Nothing could be learnt about how matches look in {input.Fields[field].Name}: no blocking rule that leaves it free shows any. A first guess stands in.");
            }
        }

        double[][] m = [.. sums.Select((counts, field) => Shares(counts, start[field]))];
        return (m, [.. sums.Select(counts => counts.Sum())]);
    }

    private static (double[][] Counts, bool[] Free, double Share) Pass(PatternCounts pass, bool[] free, double[][] m, double[][] u)
    {
        // The others within a block are no random others: they may share a household. So each pass learns its own others, drawn towards the random ones.
        MixtureFreedom freedom = new(U: true, FieldIsFree: free) { Pull = (u, PullOfOthers) };
        MixtureParameters learnt = MixtureEstimate.Learn(pass, new MixtureParameters(0.5, m, u), freedom);
        double[][] counts = MixtureEstimate.ExpectedLevels(pass, learnt, free, ofMatches: true);
        return AreOnePerson(counts, free) ? (counts, free, learnt.Lambda) : ([.. counts.Select(levels => new double[levels.Length])], free, 0);
    }

    /// <summary>Whether what a pass took for matches agrees on most of what is free; a household agrees on the address and on nothing else.</summary>
    private static bool AreOnePerson(double[][] counts, bool[] free)
    {
        double[] against = [.. counts.Where((levels, field) => free[field] && levels.Sum() > 0).Select(levels => levels[^1] / levels.Sum())];
        return against.Length > 0 && against.Average() < MostAgainst && against.Max() < MostAgainstOneField;
    }

    private static double[][] ByChance(EstimateInput input, PatternCounts random, MixtureParameters? known)
    {
        double[][] u = new double[input.Fields.Count][];
        double[][] counts = known is null
            ? MixtureEstimate.ExpectedLevels(random, Nobody(input), null, ofMatches: false)
            : MixtureEstimate.ExpectedLevels(random, known, null, ofMatches: false);
        for (int field = 0; field < u.Length; field++)
        {
            double total = counts[field].Sum();
            double[] shares = [.. counts[field].Select(count => (count + 0.5) / (total + (0.5 * counts[field].Length)))];
            if (input.SameShare[field] is var same && !double.IsNaN(same))
            {
                double byMatches = known is null ? 0 : known.Lambda * known.M[field][0];
                double share = Math.Max(Math.Max(same - byMatches, LeastByChance * same), 1 / input.PairsPossible);
                shares = WithFirst(shares, Math.Min(share, 0.999));
            }

            u[field] = shares;
        }

        return u;
    }

    /// <summary>The first level as given, the others scaled to the rest.</summary>
    private static double[] WithFirst(double[] shares, double first)
    {
        double rest = shares.Skip(1).Sum();
        return [first, .. shares.Skip(1).Select(share => share / rest * (1 - first))];
    }

    private static double[] Shares(double[] counts, double[] before)
    {
        double total = counts.Sum();
        if (total <= 0)
        {
            return before;
        }

        double[] raised = [.. counts.Select(count => Math.Max(count / total, LeastM))];
        double sum = raised.Sum();
        return [.. raised.Select(share => share / sum)];
    }

    private static MixtureParameters Nobody(EstimateInput input)
    {
        double[][] even = [.. input.Fields.Select(field => Enumerable.Repeat(1.0 / Levels(field), Levels(field)).ToArray())];
        return new MixtureParameters(0, even, even);
    }

    private static double[] FirstGuess(int levels)
    {
        double between = levels == 2 ? 0 : (0.2 - FirstAgainst) / (levels - 2);
        double[] guess = [.. Enumerable.Range(0, levels).Select(i => i == 0 ? 0.8 + (levels == 2 ? 0.2 - FirstAgainst : 0) : i == levels - 1 ? FirstAgainst : between)];
        return levels == 1 ? [1] : guess;
    }

    private static double[] RandomPairs(EstimateInput input)
    {
        double[] pairs = new double[input.Fields.Count];
        for (int i = 0; i < input.Random.Counts.Length; i++)
        {
            for (int field = 0; field < pairs.Length; field++)
            {
                pairs[field] += input.Random.Levels[i][field] > 0 ? input.Random.Counts[i] : 0;
            }
        }

        return pairs;
    }

    private static void Add(double[] sums, double[] more)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += more[i];
        }
    }

    /// <summary>Positions of the set bits of a mask.</summary>
    public static IEnumerable<int> Bits(int mask)
    {
        for (int rest = mask; rest != 0; rest &= rest - 1)
        {
            yield return BitOperations.TrailingZeroCount(rest);
        }
    }
}
