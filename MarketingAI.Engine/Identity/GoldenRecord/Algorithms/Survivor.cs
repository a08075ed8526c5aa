namespace MarketingAI.Engine.Identity.GoldenRecord.Algorithms;

/// <summary>Chooses the value that survives. Ties end at the value and the record's key, so the order of the candidates does not matter.</summary>
internal static class Survivor
{
    public static Candidate Of(SurvivorshipRule rule, IReadOnlyList<Candidate> candidates)
    {
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count, nameof(candidates));
        Dictionary<string, int> counts = candidates.GroupBy(candidate => candidate.Value, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        IOrderedEnumerable<Candidate> ordered = rule switch
        {
            SurvivorshipRule.MostRecent => candidates.OrderByDescending(candidate => candidate.SeenAt),
            SurvivorshipRule.MostFrequent => candidates.OrderByDescending(candidate => counts[candidate.Value]),
            SurvivorshipRule.SourcePriority => candidates.OrderBy(candidate => candidate.Rank),
            SurvivorshipRule.Longest => candidates.OrderByDescending(candidate => candidate.Value.Length),
        };
        return ordered.ThenByDescending(candidate => candidate.SeenAt)
            .ThenBy(candidate => candidate.Value, StringComparer.Ordinal).ThenBy(candidate => candidate.Record, StringComparer.Ordinal).First();
    }
}

/// <summary>A value that a record gives a field.</summary>
/// <param name="SeenAt">Ticks; 0 where it is not known.</param>
/// <param name="Rank">Trust in the source, small first.</param>
internal readonly record struct Candidate(string Value, string Source, string Record, long SeenAt, int Rank);
