namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>How many pairs show which levels.</summary>
/// <param name="Levels">Per pattern and field the level: 0 missing, 1 the closest.</param>
/// <param name="Counts">Pairs per pattern.</param>
internal sealed record PatternCounts(IReadOnlyList<int[]> Levels, double[] Counts)
{
    public double Total => Counts.Sum();
}

/// <summary>Chances per field and level; the level's position is one less than its number, as "missing" has none.</summary>
/// <param name="Lambda">Share of matches among the pairs looked at.</param>
internal sealed record MixtureParameters(double Lambda, double[][] M, double[][] U)
{
    /// <summary>Evidence of a pattern in powers of two, without the prior.</summary>
    public double Evidence(int[] levels)
    {
        double weight = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            weight += levels[i] == 0 ? 0 : Math.Log2(M[i][levels[i] - 1] / U[i][levels[i] - 1]);
        }

        return weight;
    }

    /// <summary>Chance that a pair with these levels is a match.</summary>
    public double Probability(int[] levels)
    {
        double matching = Lambda;
        double other = 1 - Lambda;
        for (int i = 0; i < levels.Length; i++)
        {
            if (levels[i] > 0)
            {
                matching *= M[i][levels[i] - 1];
                other *= U[i][levels[i] - 1];
            }
        }

        return matching + other > 0 ? matching / (matching + other) : 0;
    }
}
