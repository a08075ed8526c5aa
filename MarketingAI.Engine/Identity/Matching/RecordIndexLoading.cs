using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Reads the records of a kept run into an index; null where the run or a data set of it is gone.</summary>
internal sealed class RecordIndexLoading(MatchRunTable runs, MatchPairTable pairs, MatchingService matching, IDataSets dataSets)
{
    /// <remarks>Not cancelled with the call that began it: the next caller waits for the same index.</remarks>
    public async Task<RecordIndex?> LoadAsync(Guid runId)
    {
        MatchRun? run = await runs.FindAsync(runId, CancellationToken.None);
        DataSet? left = run is null ? null : await dataSets.FindAsync(run.LeftSet, CancellationToken.None);
        DataSet? right = run?.RightSet is { } id ? await dataSets.FindAsync(id, CancellationToken.None) : null;
        if (run is null || left is null || (run.RightSet is not null && right is null))
        {
            return null;
        }

        Outcome<PreparedMatch> prepared = await matching.PrepareAsync(left, right, run.Plan, run.Options, CancellationToken.None, Purposes.IdentityResolution);
        if (prepared.IsRefused)
        {
            return null;
        }

        string found = (run.RightSet ?? run.LeftSet).ToString();
        Dictionary<string, string> persons = pairs.PersonsOfRun(runId).Where(person => string.Equals(person.Set, found, StringComparison.Ordinal))
            .DistinctBy(person => person.RecordId, StringComparer.Ordinal).ToDictionary(person => person.RecordId, person => person.PersonId, StringComparer.Ordinal);
        IReadOnlyList<string> keys = right is null ? prepared.Value.LeftKeys : prepared.Value.RightKeys;
        return await Task.Run(() => new RecordIndex(prepared.Value, run.Report, run.Options, [.. keys.Select(key => persons.GetValueOrDefault(key, string.Empty))]));
    }
}
