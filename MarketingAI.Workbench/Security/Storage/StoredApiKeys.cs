using System.Security.Cryptography;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Workbench.Security.Storage;

internal sealed class StoredApiKeys(
    IDbContextFactory<AccountsStore> stores, WorkScope scope, ApiKeyRing ring, TimeProvider clock, ILedger ledger) : IApiKeys
{
    private const int IdLength = 10;

    public async Task<Outcome<NewApiKey>> CreateAsync(string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
        {
            return new KeyWithoutName();
        }

        if (scopes.Count == 0 || scopes.Except(ApiScopes.All, StringComparer.Ordinal).Any())
        {
            return new KeyWithoutScope(string.Join(" ", scopes));
        }

        string id = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", IdLength);
        string secret = $"{ApiKeyDefaults.Prefix}{id}_{Base64Url(RandomNumberGenerator.GetBytes(32))}";
        ApiKeyRow row = new()
        {
            Id = id,
            Name = name.Trim(),
            Hash = ApiKeyRing.HashOf(secret),
            Scopes = string.Join(' ', scopes),
            BusinessUnitId = scope.Unit.Value,
            CreatedBy = scope.Actor.Name,
            CreatedAt = clock.GetUtcNow().UtcTicks,
        };
        await using AccountsStore store = await stores.CreateDbContextAsync(cancellationToken);
        store.ApiKeys.Add(row);
        await store.SaveChangesAsync(cancellationToken);
        await WriteAsync("api-key.created", row, null, cancellationToken);
        return new NewApiKey(Shown(row), secret);
    }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        await using AccountsStore store = await stores.CreateDbContextAsync(cancellationToken);
        List<ApiKeyRow> rows = await store.ApiKeys.AsNoTracking().Where(row => row.BusinessUnitId == scope.Unit.Value)
            .OrderByDescending(row => row.CreatedAt).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    public async Task<Outcome<ApiKey>> RevokeAsync(string id, string reason, CancellationToken cancellationToken)
    {
        await using AccountsStore store = await stores.CreateDbContextAsync(cancellationToken);
        ApiKeyRow? row = await store.ApiKeys
            .SingleOrDefaultAsync(key => key.Id == id && key.BusinessUnitId == scope.Unit.Value, cancellationToken);
        if (row is null)
        {
            return new UnknownKey(id);
        }

        if (row.RevokedAt is not null)
        {
            return new KeyAlreadyRevoked(id);
        }

        row.RevokedAt = clock.GetUtcNow().UtcTicks;
        await store.SaveChangesAsync(cancellationToken);
        ring.Forget(row.Hash);
        await WriteAsync("api-key.revoked", row, reason, cancellationToken);
        return Shown(row);
    }

    private async Task WriteAsync(string act, ApiKeyRow row, string? reason, CancellationToken cancellationToken)
    {
        string detail = JsonSerializer.Serialize(new { name = row.Name, scopes = row.Scopes });
        await ledger.AppendAsync(new LedgerEntry(act, "api-key", row.Id, reason, detail), cancellationToken);
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static ApiKey Shown(ApiKeyRow row) => new(
        row.Id, row.Name, row.Scopes.Split(' '), row.CreatedBy, At(row.CreatedAt)!.Value, At(row.LastUsedAt), At(row.RevokedAt));

    private static DateTimeOffset? At(long? ticks) => ticks is null ? null : new DateTimeOffset(ticks.Value, TimeSpan.Zero);
}
