using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Workbench.Security.Storage;

internal sealed class StoredBusinessUnits(IDbContextFactory<AccountsStore> stores) : IBusinessUnits
{
    public async Task<IReadOnlyList<BusinessUnit>> ListAsync(CancellationToken cancellationToken)
    {
        await using AccountsStore store = await stores.CreateDbContextAsync(cancellationToken);
        return await store.BusinessUnits.OrderBy(unit => unit.Name)
            .Select(unit => new BusinessUnit(unit.Id, unit.Name)).ToListAsync(cancellationToken);
    }
}
