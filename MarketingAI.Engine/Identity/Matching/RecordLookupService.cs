using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Identity.Matching;

internal sealed class RecordLookupService(
    MatchRunTable runs, MatchPairTable pairs, MatchingService matching, IDataSets dataSets, RecordIndexes indexes, WorkScope scope, IEnumerable<IValueMasks> masks) : IRecordLookup
{
    private const int MostCandidates = 100;

    private readonly IValueMasks? _masks = masks.SingleOrDefault();

    public async Task<Outcome<RecordLookup>> FindAsync(Guid runId, IReadOnlyDictionary<string, string?> record, int most, CancellationToken cancellationToken)
    {
        if (await indexes.GetAsync(scope.Unit, runId, () => BuildAsync(runId)).WaitAsync(cancellationToken) is not { } index)
        {
            return new RunNotKept(runId);
        }

        return index.Find(record, Math.Clamp(most, 1, MostCandidates)).Then<RecordLookup>(found => found with
        {
            PersonId = Shown("person_id", found.PersonId),
            Candidates = [.. found.Candidates.Select(one => one with { RecordId = Shown("record_id", one.RecordId)!, PersonId = Shown("person_id", one.PersonId)! })],
        });
    }

    public async Task<IReadOnlyList<string>?> ColumnsAsync(Guid runId, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, cancellationToken) is { } run ? RecordIndex.ColumnsOf(run.Plan) : null;

    private string? Shown(string column, string? value) => _masks is null ? value : _masks.Shown(column, ColumnClass.Pseudonymous, value);

    /// <remarks>Not cancelled with the call that began it: the next caller waits for the same index.</remarks>
    private async Task<RecordIndex?> BuildAsync(Guid runId)
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
