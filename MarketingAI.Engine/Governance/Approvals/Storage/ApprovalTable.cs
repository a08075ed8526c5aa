using MarketingAI.Engine.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Governance.Approvals.Storage;

internal sealed class ApprovalTable(IStore store, ApprovalTurn turn)
{
    private const int UniqueBroken = 19;

    /// <summary>Waits until nobody else of this process finishes a step. Dispose to let the next one in.</summary>
    public Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken) => turn.TakeAsync(cancellationToken);

    public async Task<ApprovalRow?> FindAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await Rows(open).SingleOrDefaultAsync(row => row.Id == requestId, cancellationToken);
    }

    public async Task<ApprovalRow?> FindForModelAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await Rows(open).SingleOrDefaultAsync(row => row.ModelVersionId == modelVersionId, cancellationToken);
    }

    public async Task<List<ApprovalRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await Rows(open).OrderBy(row => row.State == ApprovalState.Waiting ? 0 : 1).ThenByDescending(row => row.ChangedAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Requests with a step that the ledger does not hold yet, because the process ended between the two writes.</summary>
    public async Task<List<ApprovalRow>> UnsettledAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await Rows(open).Where(row => row.Steps.Any(step => step.LedgerPosition == null)).ToListAsync(cancellationToken);
    }

    /// <summary>Writes the request as it stands after a step, and the step.</summary>
    /// <returns>False when somebody else wrote that step first; nothing is stored then.</returns>
    public async Task<bool> TryAddStepAsync(ApprovalRow request, ApprovalStepRow step, bool isNew, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Entry(request).State = isNew ? EntityState.Added : EntityState.Modified;
        step.RequestId = request.Id;
        open.Entry(step).State = EntityState.Added;
        try
        {
            await open.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (fault.InnerException is SqliteException { SqliteErrorCode: UniqueBroken })
        {
            return false;
        }

        request.Steps.Add(step);
        return true;
    }

    public async Task<bool> IsSettledAsync(Guid stepId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<ApprovalStepRow>().AnyAsync(step => step.Id == stepId && step.LedgerPosition != null, cancellationToken);
    }

    public async Task SettleAsync(Guid stepId, long ledgerPosition, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        await open.Set<ApprovalStepRow>().Where(step => step.Id == stepId)
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.LedgerPosition, ledgerPosition), cancellationToken);
    }

    private static IQueryable<ApprovalRow> Rows(WorkbenchStore open) => open.Set<ApprovalRow>().AsNoTracking().Include(row => row.Steps);
}
