using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>What is known about who is who: from a simulator, a clerk or an earlier system. Never used to learn unless asked for.</summary>
public sealed class MatchTruth
{
    private readonly Dictionary<(string Left, string Right), bool>? _judged;
    private readonly Dictionary<string, string>? _persons;

    private MatchTruth(Dictionary<(string, string), bool>? judged, Dictionary<string, string>? persons, bool judgesOthers) =>
        (_judged, _persons, JudgesAll) = (judged, persons, judgesOthers);

    /// <summary>Whether a pair that is not named counts as two persons; else it is not judged at all.</summary>
    public bool JudgesAll { get; }

    /// <summary>Single pairs. Where no pair is judged "different", pairs that are not named count as different.</summary>
    public static MatchTruth OfPairs(IEnumerable<(string Left, string Right, bool Same)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Dictionary<(string, string), bool> judged = [];
        foreach ((string left, string right, bool same) in pairs)
        {
            judged[(left, right)] = same;
        }

        return new MatchTruth(judged, null, judged.Values.All(same => same));
    }

    /// <summary>The person of each record; records that are not named are nobody known.</summary>
    public static MatchTruth OfPersons(IEnumerable<KeyValuePair<string, string>> personOfRecord) =>
        new(null, new Dictionary<string, string>(personOfRecord, StringComparer.Ordinal), judgesOthers: true);

    /// <summary>True for one person, false for two, null where nothing is known.</summary>
    public bool? Says(string left, string right)
    {
        if (_persons is not null)
        {
            return _persons.TryGetValue(left, out string? one) && _persons.TryGetValue(right, out string? other)
                ? string.Equals(one, other, StringComparison.Ordinal)
                : null;
        }

        return _judged!.TryGetValue((left, right), out bool same) || _judged.TryGetValue((right, left), out same) ? same
            : JudgesAll ? false : null;
    }

    /// <summary>True pairs among the records.</summary>
    /// <param name="right">Empty when one set is compared with itself.</param>
    public Outcome<long> Total(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (_judged is not null)
        {
            HashSet<string> known = left.Concat(right).ToHashSet(StringComparer.Ordinal);
            long named = _judged.Count(pair => pair.Value && known.Contains(pair.Key.Left) && known.Contains(pair.Key.Right));
            return named > 0 ? named : new UnfitTruth("The truth names no pair of records that are in the data as one person.");
        }

        Dictionary<string, long> ofRight = Sizes(right);
        Dictionary<string, long> ofLeft = Sizes(left);
        long total = right.Count == 0
            ? ofLeft.Values.Sum(count => count * (count - 1) / 2)
            : ofLeft.Sum(person => person.Value * ofRight.GetValueOrDefault(person.Key));
        return total > 0 ? total : new UnfitTruth("By the truth no two records of the data are one person; do its keys name these records?");
    }

    private Dictionary<string, long> Sizes(IReadOnlyList<string> keys)
    {
        Dictionary<string, long> sizes = new(StringComparer.Ordinal);
        foreach (string key in keys)
        {
            if (_persons!.TryGetValue(key, out string? person))
            {
                sizes[person] = sizes.GetValueOrDefault(person) + 1;
            }
        }

        return sizes;
    }
}

/// <summary>Figures against the truth at one threshold.</summary>
public sealed record TruthFigures(double Threshold, double Precision, double Recall, double F1, Interval PrecisionInterval, Interval RecallInterval);

/// <param name="TruePairs">True pairs among the records, compared or not.</param>
/// <param name="Curve">Figures from the highest threshold to the lowest.</param>
/// <param name="Bands">Pairs by probability: what was said and what is true.</param>
public sealed record TruthReport(
    long TruePairs, TruthFigures AtThreshold, TruthFigures Best, IReadOnlyList<TruthFigures> Curve, IReadOnlyList<TruthBand> Bands);

/// <param name="Said">Mean probability of the pairs in the band.</param>
/// <param name="True">Share of them that are matches.</param>
public sealed record TruthBand(double Said, double True, long Pairs);
