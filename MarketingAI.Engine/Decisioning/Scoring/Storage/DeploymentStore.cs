using MarketingAI.Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Decisioning.Scoring.Storage;

/// <summary>Reads and adds deployments.</summary>
internal sealed class DeploymentStore(IStore store)
{
    /// <summary>The present deployment of each alias, by alias.</summary>
    public async Task<IReadOnlyList<Deployment>> PresentAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<DeploymentRow> rows = await Newest(open).OrderBy(row => row.Alias).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToDeployment())];
    }

    /// <summary>The present deployments of all business units, to make them live at start.</summary>
    public async Task<IReadOnlyList<(string Unit, Deployment Deployment)>> PresentOfAllUnitsAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits("scoring makes every unit's models live at start");
        List<DeploymentRow> rows = await Newest(open).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.BusinessUnitId, row.ToDeployment()))];
    }

    /// <summary>The present deployment of an alias.</summary>
    public async Task<Deployment?> FindAsync(string alias, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        DeploymentRow? row = await Newest(open).FirstOrDefaultAsync(row => row.Alias == alias, cancellationToken);
        return row?.ToDeployment();
    }

    public async Task<IReadOnlyList<Deployment>> HistoryAsync(string alias, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<DeploymentRow> rows = await open.Set<DeploymentRow>()
            .Where(row => row.Alias == alias).OrderByDescending(row => row.Position).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToDeployment())];
    }

    public async Task AddAsync(Deployment deployment, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(new DeploymentRow
        {
            Id = deployment.Id,
            Alias = deployment.Alias,
            ModelVersionId = deployment.ModelVersionId,
            ModelName = deployment.ModelName,
            ModelVersion = deployment.ModelVersion,
            By = deployment.By,
            At = deployment.At,
            Reason = deployment.Reason,
            PreviousId = deployment.PreviousId,
            RolledBack = deployment.RolledBack,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    private static IQueryable<DeploymentRow> Newest(WorkbenchStore open) =>
        open.Set<DeploymentRow>().Where(row => !open.Set<DeploymentRow>().Any(later =>
            later.BusinessUnitId == row.BusinessUnitId && later.Alias == row.Alias && later.Position > row.Position));
}
