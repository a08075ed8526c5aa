namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>
/// Learns m and λ anew from what people said: one maximisation in which the pairs of each band of probability count as often as people found them
/// to be matches, and show what the pairs judged as same show. u stays. Two fields that are weighed as one move by the ratio of what is expected
/// with verdicts to what the model alone expects.
/// </summary>
internal static class VerdictLearning
{
    /// <summary>Same pairs in a band by which half is believed of what they show.</summary>
    private const double HalfBelieved = 10;

    private const double LeastM = 0.0005;

    /// <summary>Pairs' worth that the model's own chances count.</summary>
    private const double Damping = 5;

    public static MatchModel Learn(MatchModel model, IReadOnlyList<MatchPair> kept)
    {
        PatternCode code = new([.. model.Fields.Select(field => field.Levels.Count)]);
        (double[][] before, double[][] after, double matchesBefore, double matchesAfter) = Expected(model, code, kept);
        return model with
        {
            Lambda = Math.Clamp(model.Lambda * matchesAfter / matchesBefore, 1e-12, 0.9),
            Fields = [.. model.Fields.Select((field, i) => Moved(field, after[i], matchesAfter))],
            Joint = [.. model.Joint.Select(joint => joint with
            {
                Weights = [.. joint.Weights.Select((row, i) => (IReadOnlyList<double>)[.. row.Select((weight, j) =>
                    weight + Ratio(before[joint.First], after[joint.First], i) + Ratio(before[joint.Second], after[joint.Second], j))])],
            })],
        };
    }

    private static (double[][] Before, double[][] After, double MatchesBefore, double MatchesAfter) Expected(
        MatchModel model, PatternCode code, IReadOnlyList<MatchPair> kept)
    {
        double[][] before = Zeros(model);
        double[][] after = Zeros(model);
        (double all, double learnt) = (0, 0);
        foreach (IGrouping<int, MatchPair> band in kept.GroupBy(pair => VerdictBands.Of(pair.Probability)))
        {
            MatchPair[] same = [.. band.Where(pair => IsVerdict(pair) && pair.Decision == PairDecision.Accepted)];
            BandCount count = Count(band);
            double matches = VerdictBands.Matches(count);
            double believed = same.Length / (same.Length + HalfBelieved);
            (all, learnt) = (all + count.Expected, learnt + matches);
            foreach (MatchPair pair in band)
            {
                Add(before, code, pair, pair.Probability);
                Add(after, code, pair, matches * (1 - believed) * pair.Probability / count.Expected);
            }

            foreach (MatchPair pair in same)
            {
                Add(after, code, pair, matches * believed / same.Length);
            }
        }

        return (before, after, all, learnt);
    }

    public static bool IsVerdict(MatchPair pair) => !string.Equals(pair.DecidedBy, "model", StringComparison.Ordinal) && pair.Decision != PairDecision.Unsure;

    public static BandCount Count(IEnumerable<MatchPair> band)
    {
        (long pairs, double expected, long same, long different) = (0, 0, 0, 0);
        foreach (MatchPair pair in band)
        {
            (pairs, expected) = (pairs + 1, expected + pair.Probability);
            same += IsVerdict(pair) && pair.Decision == PairDecision.Accepted ? 1 : 0;
            different += IsVerdict(pair) && pair.Decision == PairDecision.Rejected ? 1 : 0;
        }

        return new BandCount(pairs, expected, same, different);
    }

    private static FieldModel Moved(FieldModel field, double[] after, double matches)
    {
        double[] moved = [.. field.Levels.Select((level, i) => Math.Max(LeastM, (after[i] + (Damping * level.M)) / (after.Sum() + Damping)))];
        double sum = moved.Sum();
        return field with
        {
            Behind = matches,
            Levels =
            [
                .. field.Levels.Select((level, i) =>
                {
                    double m = moved[i] / sum;
                    double half = 1.96 * Math.Sqrt(m * (1 - m) / (matches + 1));
                    return level with { M = m, MLow = Math.Max(0, m - half), MHigh = Math.Min(1, m + half) };
                }),
            ],
        };
    }

    /// <summary>How much oftener matches show a level by the verdicts, in powers of two.</summary>
    private static double Ratio(double[] before, double[] after, int level)
    {
        double shareBefore = (before[level] + (Damping / before.Length)) / (before.Sum() + Damping);
        double shareAfter = (after[level] + (Damping / after.Length)) / (after.Sum() + Damping);
        return Math.Log2(shareAfter / shareBefore);
    }

    private static void Add(double[][] counts, PatternCode code, MatchPair pair, double weight)
    {
        for (int field = 0; field < counts.Length; field++)
        {
            if (code.LevelOf(pair.Pattern, field) is var level and > 0)
            {
                counts[field][level - 1] += weight;
            }
        }
    }

    private static double[][] Zeros(MatchModel model) => [.. model.Fields.Select(field => new double[field.Levels.Count])];
}
