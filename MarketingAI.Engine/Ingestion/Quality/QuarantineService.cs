using System.Globalization;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;

namespace MarketingAI.Engine.Ingestion.Quality;

internal sealed class QuarantineService(
    QuarantineTable table, IDataSets dataSets, INotices notices, ILedger ledger, WorkScope scope, TimeProvider clock) : IQuarantine
{
    private const string BatchMark = "batch:";
    private const int ShortestReason = 5;

    public async Task<Outcome<HeldThing>> HoldBatchAsync(string source, string batchId, string why, CancellationToken cancellationToken)
    {
        long rows = await Task.Run(() => table.Hold(source, batchId), cancellationToken);
        return rows == 0
            ? new NothingToHold($"Batch {batchId} of {source}")
            : await KeepAsync(SubjectKey.OfSource(source), BatchMark + batchId, $"Batch {batchId} of {source}", rows, why, cancellationToken);
    }

    /// <summary>Keeps on record a batch whose rows were held back at their commit.</summary>
    public Task<HeldThing> KeepBatchAsync(string source, string batchId, long rows, string why, CancellationToken cancellationToken) =>
        KeepAsync(SubjectKey.OfSource(source), BatchMark + batchId, $"Batch {batchId} of {source}", rows, why, cancellationToken);

    public async Task<Outcome<HeldThing>> HoldDataSetAsync(Guid dataSetId, string why, CancellationToken cancellationToken)
    {
        if (await dataSets.FindAsync(dataSetId, cancellationToken) is not { } dataSet)
        {
            return new SubjectNotFound(SubjectKey.OfDataSet(dataSetId));
        }

        return await HoldAsync(dataSet, why, cancellationToken);
    }

    /// <summary>The same for a data set that no list shows yet.</summary>
    public async Task<HeldThing> HoldAsync(DataSet dataSet, string why, CancellationToken cancellationToken)
    {
        string thing = SubjectKey.OfDataSet(dataSet.Id);
        return await table.HeldAsync(thing, cancellationToken) is { } held
            ? Shown(held)
            : await KeepAsync(thing, thing, dataSet.Name, dataSet.Rows, why, cancellationToken);
    }

    public Task<Outcome<HeldThing>> ReleaseAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        EndAsync(id, reason, HeldState.Released, table.Release, cancellationToken);

    public Task<Outcome<HeldThing>> DropAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        EndAsync(id, reason, HeldState.Dropped, table.Drop, cancellationToken);

    public async Task<IReadOnlyList<HeldThing>> ListAsync(CancellationToken cancellationToken) => [.. (await table.ListAsync(cancellationToken)).Select(Shown)];

    public async Task<string?> HeldWhyAsync(Guid dataSetId, CancellationToken cancellationToken) =>
        (await table.HeldAsync(SubjectKey.OfDataSet(dataSetId), cancellationToken))?.Why;

    private async Task<HeldThing> KeepAsync(string subject, string thing, string name, long rows, string why, CancellationToken cancellationToken)
    {
        QuarantineRow row = new()
        {
            Id = Ids.New(clock),
            Subject = subject,
            Thing = thing,
            Name = name,
            Rows = rows,
            Why = why,
            HeldAt = clock.GetUtcNow(),
            HeldBy = scope.Actor.Name,
        };
        await table.KeepAsync(row, isNew: true, cancellationToken);
        await ledger.AppendAsync(new LedgerEntry("quarantine.held", "quarantine", row.Id.ToString(), why), cancellationToken);
        string text = string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows wait for a person to release or drop them. {why}");
        await notices.RaiseAsync(new Notice("Quality", NoticeSeverity.Critical, $"{name} is held back", text, "/data/quality/held"), cancellationToken);
        return Shown(row);
    }

    private async Task<Outcome<HeldThing>> EndAsync(
        Guid id, string reason, HeldState state, Func<string, string, long> move, CancellationToken cancellationToken)
    {
        if ((reason ?? string.Empty).Trim().Length < ShortestReason)
        {
            return new QuarantineReasonMissing();
        }

        if (await table.FindAsync(id, cancellationToken) is not { State: HeldState.Held } row)
        {
            return new NotHeld($"The entry {id}");
        }

        if (row.Thing.StartsWith(BatchMark, StringComparison.Ordinal) && SubjectKey.SourceOf(row.Subject) is { } source)
        {
            await Task.Run(() => move(source, row.Thing[BatchMark.Length..]), cancellationToken);
        }

        (row.State, row.EndedBy, row.EndedAt, row.Reason) = (state, scope.Actor.Name, clock.GetUtcNow(), reason!.Trim());
        await table.KeepAsync(row, isNew: false, cancellationToken);
        await ledger.AppendAsync(new LedgerEntry($"quarantine.{(state == HeldState.Released ? "released" : "dropped")}", "quarantine", row.Id.ToString(), row.Reason), cancellationToken);
        return Shown(row);
    }

    private static HeldThing Shown(QuarantineRow row) => new(
        row.Id, row.Subject, row.Thing, row.Name, row.Rows, row.Why, row.HeldAt, row.HeldBy, row.State, row.EndedBy, row.EndedAt, row.Reason);
}
