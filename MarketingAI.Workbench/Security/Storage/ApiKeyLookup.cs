using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Workbench.Security.Storage;

internal sealed class ApiKeyLookup(IDbContextFactory<AccountsStore> stores) : IApiKeyStore
{
    public async Task<StoredKey?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using AccountsStore store = await stores.CreateDbContextAsync(cancellationToken);
        ApiKeyRow? row = await store.ApiKeys.AsNoTracking()
            .SingleOrDefaultAsync(key => key.Hash == hash && key.RevokedAt == null, cancellationToken);
        return row is null ? null : new StoredKey(row.Id, row.Name, row.Scopes.Split(' '), row.BusinessUnitId);
    }

    public async Task NoteUsesAsync(IReadOnlyDictionary<string, long> uses, CancellationToken cancellationToken)
    {
        await using AccountsStore store = await stores.CreateDbContextAsync(cancellationToken);
        foreach ((string id, long at) in uses)
        {
            await store.ApiKeys.Where(key => key.Id == id)
                .ExecuteUpdateAsync(key => key.SetProperty(row => row.LastUsedAt, at), cancellationToken);
        }
    }
}
