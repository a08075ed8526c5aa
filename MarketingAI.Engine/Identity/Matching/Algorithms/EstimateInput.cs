namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>What a model is learnt from.</summary>
/// <param name="Passes">Per blocking rule, the patterns of the pairs it proposes.</param>
/// <param name="PassUses">Per blocking rule and field, whether the rule uses the field.</param>
/// <param name="Random">Patterns of pairs drawn at random, or of all pairs.</param>
/// <param name="Compared">Patterns of all pairs that were compared.</param>
/// <param name="SameShare">Per field, how often two records drawn at random hold the same value, counted over all pairs.</param>
/// <param name="PairsPossible">All pairs there are.</param>
internal sealed record EstimateInput(
    IReadOnlyList<MatchField> Fields,
    IReadOnlyList<PatternCounts> Passes,
    IReadOnlyList<bool[]> PassUses,
    PatternCounts Random,
    PatternCounts Compared,
    double[] SameShare,
    double PairsPossible,
    double LambdaStart);

/// <param name="Matches">Per field, expected matches behind the estimate of its chances.</param>
internal sealed record EstimateOutput(MixtureParameters Parameters, double[] Matches, double[] RandomPairs, IReadOnlyList<string> Remarks);
