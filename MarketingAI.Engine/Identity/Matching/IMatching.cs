using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>The front door of matching: which records are about the same person?</summary>
public interface IMatching
{
    /// <summary>What could be compared, and which pairs to look at, from names and values of the columns.</summary>
    /// <param name="right">Null to find repeats within one data set.</param>
    Task<Outcome<MatchPlan>> ProposeAsync(DataSet left, DataSet? right, CancellationToken cancellationToken);

    /// <summary>What is wrong with a plan that a person changed; null where it can be run.</summary>
    Refusal? Fault(MatchPlan plan, DataSet left, DataSet? right);

    /// <summary>Finds the records that are about the same person. Nothing is stored.</summary>
    /// <param name="progress">Told how far it is; null where nobody listens.</param>
    Task<Outcome<MatchResult>> MatchAsync(
        DataSet left, DataSet? right, MatchPlan plan, MatchOptions options, IProgress<MatchProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Holds the records of a match in memory, so that one more record is compared with them in milliseconds.</summary>
    /// <returns>An index whose persons are named by the key of their first record; those of kept runs have stable ids, see <see cref="IRecordLookup"/>.</returns>
    Task<Outcome<RecordIndex>> IndexAsync(
        DataSet left, DataSet? right, MatchPlan plan, MatchOptions options, MatchResult result, CancellationToken cancellationToken);

    /// <summary>Reads what is known from a table: two columns with records' keys (and one that says yes or no), or one with keys and one with persons.</summary>
    Task<Outcome<MatchTruth>> ReadTruthAsync(IReadOnlyList<DataSet> tables, MatchResult result, CancellationToken cancellationToken);

    /// <summary>What is known from a column of the data set itself.</summary>
    Task<Outcome<MatchTruth>> ReadTruthAsync(DataSet left, string column, MatchResult result, CancellationToken cancellationToken);

    /// <summary>Precision, recall and F1 against what is known.</summary>
    Outcome<TruthReport> Judge(MatchResult result, MatchTruth truth);
}
