using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Modeling.Registry.Storage;

internal sealed class VersionTable(IStore store)
{
    private const int MostTries = 5;

    public async Task<ModelVersion[]> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ModelVersionRow[] rows = await open.Set<ModelVersionRow>().AsNoTracking().OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Version).ToArrayAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public async Task<ModelVersion?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return (await open.Set<ModelVersionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken))?.ToVersion();
    }

    /// <summary>Adds the row under the next number of its name, unless its job has a version already.</summary>
    /// <returns>The version of the row or of the job, and whether it was added.</returns>
    public async Task<(ModelVersion Version, bool Added)> AddAsync(ModelVersionRow row, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await using WorkbenchStore open = store.Open();
            if (row.JobId is not null
                && await open.Set<ModelVersionRow>().AsNoTracking().FirstOrDefaultAsync(found => found.JobId == row.JobId, cancellationToken) is { } earlier)
            {
                return (earlier.ToVersion(), false);
            }

            row.Version = 1 + (await open.Set<ModelVersionRow>().Where(found => found.Name == row.Name)
                .MaxAsync(found => (int?)found.Version, cancellationToken) ?? 0);
            open.Add(row);
            try
            {
                await open.SaveChangesAsync(cancellationToken);
                return (row.ToVersion(), true);
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Another registration took the number in between: the next try sees it.
            }
        }
    }

    /// <summary>Moves a version from one stage to the next.</summary>
    /// <returns>Null when it is not at that stage any more.</returns>
    public async Task<ModelVersion?> MoveAsync(Guid id, ModelStage from, ModelStage to, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        int moved = await open.Set<ModelVersionRow>().Where(row => row.Id == id && row.Stage == from)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Stage, to), cancellationToken);
        return moved == 1 ? await FindAsync(id, cancellationToken) : null;
    }
}
