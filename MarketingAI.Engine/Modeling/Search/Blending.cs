namespace MarketingAI.Engine.Modeling.Search;

/// <summary>
/// Averages the log-odds of a few trials where that is better on validation rows than the best alone by more than chance would do; fewer
/// members score faster and are easier to explain.
/// </summary>
/// <remarks>Greedy selection with replacement: Caruana et al. (2004), Ensemble selection from libraries of models, ICML.</remarks>
internal static class Blending
{
    private const int Rounds = 10;
    private const int MostCandidates = 5;

    /// <summary>Which trials may be members: the best of each trainer and the best of all.</summary>
    public static IReadOnlyList<TrialResult> Candidates(IReadOnlyList<TrialResult> trials)
    {
        TrialResult[] ranked = [.. trials.OrderBy(trial => trial.LogLoss).ThenBy(trial => trial.Number)];
        return [.. ranked.DistinctBy(trial => trial.Trainer, StringComparer.Ordinal).Concat(ranked).Distinct().Take(MostCandidates)];
    }

    /// <summary>Members and weights that sum to one, the heaviest first; one member of weight one when a blend gains nothing.</summary>
    public static IReadOnlyList<(FinishedTrial Trial, double Weight)> Choose(IReadOnlyList<FinishedTrial> candidates, bool[] labels)
    {
        FinishedTrial best = candidates.MinBy(trial => trial.Result.LogLoss)!;
        int[] counts = Greedy(candidates, labels);
        (FinishedTrial Trial, double Weight)[] members = [.. candidates
            .Select((trial, i) => (trial, (double)counts[i] / Rounds))
            .Where(member => member.Item2 > 0)
            .OrderByDescending(member => member.Item2).ThenBy(member => member.trial.Result.Number)];
        return members.Length > 1 && GainsMoreThanChance(Scores(members), best.Scores, labels) ? members : [(best, 1.0)];
    }

    /// <summary>Weighted mean of the members' validation scores.</summary>
    public static double[] Scores(IReadOnlyList<(FinishedTrial Trial, double Weight)> members)
    {
        double[] sums = new double[members[0].Trial.Scores.Length];
        foreach ((FinishedTrial trial, double weight) in members)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += weight * trial.Scores[i];
            }
        }

        return sums;
    }

    private static int[] Greedy(IReadOnlyList<FinishedTrial> candidates, bool[] labels)
    {
        int[] counts = new int[candidates.Count];
        double[] sums = new double[labels.Length];
        double[] tried = new double[labels.Length];
        for (int round = 1; round <= Rounds; round++)
        {
            (int best, double least) = (0, double.PositiveInfinity);
            for (int candidate = 0; candidate < candidates.Count; candidate++)
            {
                for (int i = 0; i < tried.Length; i++)
                {
                    tried[i] = (sums[i] + candidates[candidate].Scores[i]) / round;
                }

                double loss = LogOddsLoss.Sum(tried, labels);
                (best, least) = loss < least ? (candidate, loss) : (best, least);
            }

            counts[best]++;
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += candidates[best].Scores[i];
            }
        }

        return counts;
    }

    private static bool GainsMoreThanChance(double[] blended, double[] alone, bool[] labels)
    {
        double[] gains = new double[labels.Length];
        for (int i = 0; i < gains.Length; i++)
        {
            gains[i] = LogOddsLoss.Of(alone[i], labels[i]) - LogOddsLoss.Of(blended[i], labels[i]);
        }

        double mean = gains.Average();
        double variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / (gains.Length - 1);
        return mean > 2 * Math.Sqrt(variance / gains.Length);
    }
}
