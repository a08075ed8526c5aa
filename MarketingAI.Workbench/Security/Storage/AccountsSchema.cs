using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Workbench.Security.Storage;

/// <summary>Brings the accounts to the present schema and makes sure there is a business unit.</summary>
internal static class AccountsSchema
{
    public static async Task PrepareAsync(
        AccountsStore store, IReadOnlyList<(string Id, string Name)> firstUnits, CancellationToken cancellationToken)
    {
        await store.Database.MigrateAsync(cancellationToken);
        if (!await store.BusinessUnits.AnyAsync(cancellationToken))
        {
            store.BusinessUnits.AddRange(firstUnits.Select(unit => new BusinessUnitRow { Id = unit.Id, Name = unit.Name }));
            await store.SaveChangesAsync(cancellationToken);
        }
    }
}
