namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Learns a mixture of matches and others from counted patterns by expectation and maximisation.</summary>
/// <remarks>
/// Fellegi and Sunter (1969), Journal of the American Statistical Association 64, 1183-1210; Winkler (1988), Proceedings of the Section on Survey
/// Research Methods, ASA, 667-671; Dempster, Laird and Rubin (1977), Journal of the Royal Statistical Society B 39, 1-38. A missing value says nothing.
/// </remarks>
internal static class MixtureEstimate
{
    public static MixtureParameters Learn(PatternCounts patterns, MixtureParameters start, MixtureFreedom freedom)
    {
        MixtureParameters present = start;
        for (int step = 0; step < freedom.MostSteps; step++)
        {
            MixtureParameters next = Step(patterns, present, freedom);
            double moved = Distance(present, next);
            present = next;
            if (moved < freedom.Tolerance)
            {
                break;
            }
        }

        return present;
    }

    /// <summary>One expectation and one maximisation.</summary>
    public static MixtureParameters Step(PatternCounts patterns, MixtureParameters present, MixtureFreedom freedom)
    {
        double[][] matching = Zeros(present.M);
        double[][] other = Zeros(present.U);
        double matches = 0;
        double total = 0;
        for (int i = 0; i < patterns.Counts.Length; i++)
        {
            int[] levels = patterns.Levels[i];
            double count = patterns.Counts[i];
            double probability = Probability(present, levels, freedom.FieldIsFree);
            matches += count * probability;
            total += count;
            for (int field = 0; field < levels.Length; field++)
            {
                if (levels[field] > 0)
                {
                    matching[field][levels[field] - 1] += count * probability;
                    other[field][levels[field] - 1] += count * (1 - probability);
                }
            }
        }

        return new MixtureParameters(
            freedom.Lambda && total > 0 ? matches / total : present.Lambda,
            freedom.M ? Shares(matching, present.M, freedom.FieldIsFree) : present.M,
            freedom.U ? Shares(Pulled(other, freedom.Pull), present.U, freedom.FieldIsFree) : present.U);
    }

    /// <summary>Expected matches with each level, by the chances given.</summary>
    public static double[][] ExpectedLevels(PatternCounts patterns, MixtureParameters present, bool[]? free, bool ofMatches)
    {
        double[][] counts = Zeros(present.M);
        for (int i = 0; i < patterns.Counts.Length; i++)
        {
            int[] levels = patterns.Levels[i];
            double probability = Probability(present, levels, free);
            for (int field = 0; field < levels.Length; field++)
            {
                if (levels[field] > 0)
                {
                    counts[field][levels[field] - 1] += patterns.Counts[i] * (ofMatches ? probability : 1 - probability);
                }
            }
        }

        return counts;
    }

    private static double Probability(MixtureParameters present, int[] levels, bool[]? free)
    {
        double matching = present.Lambda;
        double other = 1 - present.Lambda;
        for (int field = 0; field < levels.Length; field++)
        {
            if (levels[field] > 0 && (free is null || free[field]))
            {
                matching *= present.M[field][levels[field] - 1];
                other *= present.U[field][levels[field] - 1];
            }
        }

        return matching + other > 0 ? matching / (matching + other) : 0;
    }

    private static double[][] Pulled(double[][] counts, (double[][] Centre, double Pairs)? pull) => pull is not { } known
        ? counts
        : [.. counts.Select((levels, field) => levels.Select((count, level) => count + (known.Pairs * known.Centre[field][level])).ToArray())];

    private static double[][] Shares(double[][] counts, double[][] before, bool[]? free)
    {
        double[][] shares = new double[counts.Length][];
        for (int field = 0; field < counts.Length; field++)
        {
            double sum = counts[field].Sum();
            shares[field] = sum <= 0 || (free is not null && !free[field])
                ? before[field]
                : [.. counts[field].Select(count => count / sum)];
        }

        return shares;
    }

    private static double Distance(MixtureParameters one, MixtureParameters two)
    {
        double most = Math.Abs(one.Lambda - two.Lambda);
        for (int field = 0; field < one.M.Length; field++)
        {
            for (int level = 0; level < one.M[field].Length; level++)
            {
                most = Math.Max(most, Math.Abs(one.M[field][level] - two.M[field][level]));
                most = Math.Max(most, Math.Abs(one.U[field][level] - two.U[field][level]));
            }
        }

        return most;
    }

    private static double[][] Zeros(double[][] like) => [.. like.Select(levels => new double[levels.Length])];
}
