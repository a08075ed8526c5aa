using MarketingAI.Engine.Identity.Matching.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;

namespace MarketingAI.Engine.Identity.Matching;

internal sealed class RecordLookupService(MatchRunTable runs, RecordIndexLoading loading, RecordIndexes indexes, WorkScope scope, IEnumerable<IValueMasks> masks) : IRecordLookup
{
    private const int MostCandidates = 100;

    private readonly IValueMasks? _masks = masks.SingleOrDefault();

    public async Task<Outcome<RecordLookup>> FindAsync(Guid runId, IReadOnlyDictionary<string, string?> record, int most, CancellationToken cancellationToken)
    {
        if (await indexes.GetAsync(scope.Unit, runId, () => loading.LoadAsync(runId)).WaitAsync(cancellationToken) is not { } index)
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
}
