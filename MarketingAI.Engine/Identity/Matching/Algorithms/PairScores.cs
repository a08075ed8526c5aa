using System.Runtime.InteropServices;

namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Weighed pairs: all of them in steps of weight, and those heavy enough one by one.</summary>
/// <param name="Steps">From the heaviest to the lightest, a quarter of a power of two each.</param>
/// <param name="Kept">The heaviest first.</param>
internal sealed record PairScores(IReadOnlyList<WeightStep> Steps, IReadOnlyList<ScoredPair> Kept)
{
    private const double StepsPerUnit = 4;

    public static PairScores Of(PairList pairs, PatternCode code, MatchModel model, double keepFrom)
    {
        PatternWeights weights = new(model);
        Dictionary<long, double> known = [];
        Dictionary<int, (long Pairs, double Expected, double Variance)> steps = [];
        List<ScoredPair> kept = [];
        for (int i = 0; i < pairs.Count; i++)
        {
            ref double ofPattern = ref CollectionsMarshal.GetValueRefOrAddDefault(known, pairs.Pattern[i], out bool there);
            ofPattern = there ? ofPattern : weights.Of(code.Decode(pairs.Pattern[i]));
            double weight = ofPattern + pairs.Frequency[i];
            double probability = 1 / (1 + Math.Pow(2, -weight));
            ref (long Pairs, double Expected, double Variance) step = ref CollectionsMarshal.GetValueRefOrAddDefault(steps, (int)Math.Floor(weight * StepsPerUnit), out _);
            step = (step.Pairs + 1, step.Expected + probability, step.Variance + (probability * (1 - probability)));
            if (probability >= keepFrom)
            {
                kept.Add(new ScoredPair(pairs.Left[i], pairs.Right[i], pairs.Pattern[i], pairs.Frequency[i], (float)weight));
            }
        }

        kept.Sort((one, other) => other.Weight != one.Weight ? other.Weight.CompareTo(one.Weight)
            : one.Left != other.Left ? one.Left.CompareTo(other.Left) : one.Right.CompareTo(other.Right));
        return new PairScores(
            [.. steps.OrderByDescending(step => step.Key).Select(step => new WeightStep(step.Key / StepsPerUnit, step.Value.Pairs, step.Value.Expected, step.Value.Variance))], kept);
    }
}
