namespace MarketingAI.Engine.Identity.Matching;

/// <summary>A person with several records.</summary>
/// <param name="Number">Names the person within the run.</param>
/// <param name="PersonId">Stable id, as the present person may see it.</param>
/// <param name="Pairs">Pairs that hold it together.</param>
/// <param name="Weakest">Probability of the least likely of them.</param>
public sealed record MatchCluster(int Number, string PersonId, long Records, long Pairs, double Weakest);

/// <param name="Number">Position of the record over both sets.</param>
/// <param name="Set">Id of the data set.</param>
/// <param name="RecordId">Key as the present person may see it.</param>
public sealed record ClusterRecord(int Number, string Set, string RecordId)
{
    /// <summary>Value by column, as the present person may see it.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);
}

/// <summary>The records of a person and the pairs among them, the weakest first.</summary>
/// <param name="Columns">Columns of the records that were compared.</param>
public sealed record ClusterStory(int Number, IReadOnlyList<string> Columns, IReadOnlyList<ClusterRecord> Records, IReadOnlyList<MatchPair> Pairs);
