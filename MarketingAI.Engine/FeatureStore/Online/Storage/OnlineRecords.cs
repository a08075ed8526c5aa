using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.FeatureStore.Views.Storage;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.FeatureStore.Online.Storage;

/// <summary>Which views are in force.</summary>
internal sealed class OnlineRecords(IStore store)
{
    /// <summary>Active versions of all business units, to load them at start.</summary>
    public async Task<IReadOnlyList<(string Unit, FeatureViewRef View)>> ActiveOfAllUnitsAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.OpenForAllUnits("online features load every unit's values at start");
        var rows = await open.Set<FeatureViewRow>().AsNoTracking().Where(row => row.State == FeatureViewState.Active)
            .OrderBy(row => row.Name).Select(row => new { row.BusinessUnitId, row.Name, row.Version }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.BusinessUnitId, new FeatureViewRef(row.Name, row.Version)))];
    }
}
