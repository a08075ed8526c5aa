using MarketingAI.Engine.Numerics;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>How many matches to expect, with what is uncertain: each pair's own chance, and what was learnt from a limited number of matches.</summary>
internal static class ExpectedMatches
{
    private const int Draws = 100;

    /// <param name="estimate">Sum of the probabilities.</param>
    /// <param name="variance">Sum of p(1 - p).</param>
    public static Interval Of(double estimate, double variance, EstimateInput input, EstimateOutput learnt, int seed)
    {
        SeededRandom random = new(seed);
        PatternCounts near = Near(input.Compared, learnt.Parameters);
        EstimateInput narrow = input with { Compared = near };
        double centre = ModelEstimate.OverAll(narrow, learnt.Parameters);
        double[] ratios = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            MixtureParameters drawn = learnt.Parameters with
            {
                M = [.. learnt.Parameters.M.Select((levels, field) => Drawn(random, levels, learnt.Matches[field]))],
                U = [.. learnt.Parameters.U.Select((levels, field) => Drawn(random, levels, learnt.RandomPairs[field]))],
            };
            ratios[draw] = ModelEstimate.OverAll(narrow, drawn) / centre;
        }

        double mean = ratios.Average();
        double spread = ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / (Draws - 1);
        double width = 1.96 * Math.Sqrt(variance + (estimate * estimate * spread));
        return new Interval(estimate, Math.Max(0, estimate - width), estimate + width);
    }

    /// <summary>Only patterns that could be matches at all move the sum.</summary>
    private static PatternCounts Near(PatternCounts patterns, MixtureParameters parameters)
    {
        double prior = Math.Log2(parameters.Lambda / (1 - parameters.Lambda));
        int[] kept = [.. Enumerable.Range(0, patterns.Counts.Length).Where(i => prior + parameters.Evidence(patterns.Levels[i]) > -14)];
        return new PatternCounts([.. kept.Select(i => patterns.Levels[i])], [.. kept.Select(i => patterns.Counts[i])]);
    }

    /// <summary>A draw of shares around their estimate: Dirichlet by normal approximation, floored and scaled back.</summary>
    private static double[] Drawn(SeededRandom random, double[] shares, double count)
    {
        double[] drawn = [.. shares.Select(share => Math.Max(
            share * 0.05, share + (random.NextNormal() * Math.Sqrt(share * (1 - share) / (count + 1)))))];
        double sum = drawn.Sum();
        return [.. drawn.Select(share => share / sum)];
    }
}
