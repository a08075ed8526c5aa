namespace MarketingAI.Engine.Identity.Matching;

/// <summary>What a run goes on from.</summary>
/// <param name="Model">Chances that hold again.</param>
/// <param name="Threshold">Its threshold, as a probability; null to propose one anew.</param>
/// <param name="Prints">Fingerprint by record's key of the first and of the second set; empty to compare everything anew.</param>
/// <param name="Pairs">The pairs it kept.</param>
internal sealed record EarlierRun(
    MatchModel Model, double? Threshold, IReadOnlyDictionary<string, long> Prints, IReadOnlyDictionary<string, long> RightPrints, IReadOnlyList<MatchPair> Pairs)
{
    /// <summary>Which records are new, and the earlier pairs of those that are not, by position.</summary>
    public GivenModel For(PreparedMatch match)
    {
        long[] prints = match.Prints;
        bool[] isNew = new bool[prints.Length];
        Dictionary<string, int> left = new(StringComparer.Ordinal);
        Dictionary<string, int> right = match.IsLink ? new(StringComparer.Ordinal) : left;
        for (int record = 0; record < prints.Length; record++)
        {
            bool isLeft = record < match.LeftKeys.Count;
            string key = isLeft ? match.LeftKeys[record] : match.RightKeys[record - match.LeftKeys.Count];
            isNew[record] = !((isLeft ? Prints : RightPrints).TryGetValue(key, out long before) && before == prints[record]);
            if (!isNew[record])
            {
                (isLeft ? left : right)[key] = record;
            }
        }

        List<ScoredPair> kept = [];
        foreach (MatchPair pair in Pairs)
        {
            if (left.TryGetValue(pair.LeftId, out int one) && right.TryGetValue(pair.RightId, out int other))
            {
                kept.Add(new ScoredPair(Math.Min(one, other), Math.Max(one, other), pair.Pattern, (float)pair.Frequency, (float)pair.Weight));
            }
        }

        return new GivenModel(Model, Threshold, isNew, kept);
    }
}

/// <summary>A model to use in place of a learnt one.</summary>
/// <param name="IsNew">Per record whether it must be compared.</param>
/// <param name="Kept">Pairs of the others, as an earlier run found them.</param>
internal sealed record GivenModel(MatchModel Model, double? Threshold, bool[] IsNew, IReadOnlyList<ScoredPair> Kept);
