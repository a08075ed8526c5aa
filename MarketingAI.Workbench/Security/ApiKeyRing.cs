using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Workbench.Security;

/// <summary>Keys in memory, so that a request costs one hash and one look-up.</summary>
internal sealed class ApiKeyRing(IApiKeyStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ClaimsPrincipal> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _used = new(StringComparer.Ordinal);
    private long _forgotten;

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <returns>The machine's principal, or null where the key is unknown or revoked.</returns>
    public async ValueTask<ClaimsPrincipal?> FindAsync(string key, CancellationToken cancellationToken)
    {
        string hash = HashOf(key);
        if (!_known.TryGetValue(hash, out ClaimsPrincipal? machine))
        {
            long before = Interlocked.Read(ref _forgotten);
            if (await store.FindAsync(hash, cancellationToken) is not { } found)
            {
                return null;
            }

            machine = PrincipalOf(found);
            if (Interlocked.Read(ref _forgotten) == before)
            {
                // Not kept where a key was revoked while this one was read: it may be the same.
                _known[hash] = machine;
            }
        }

        _used[machine.FindFirstValue(ApiKeyDefaults.KeyIdClaim)!] = clock.GetUtcNow().UtcTicks;
        return machine;
    }

    /// <summary>Forgets a key; the next request asks the store.</summary>
    public void Forget(string hash)
    {
        Interlocked.Increment(ref _forgotten);
        _known.TryRemove(hash, out _);
    }

    /// <summary>Uses since the last call, by key id, as UTC ticks.</summary>
    public IReadOnlyDictionary<string, long> TakeUses()
    {
        Dictionary<string, long> uses = [];
        foreach (string id in _used.Keys)
        {
            if (_used.TryRemove(id, out long at))
            {
                uses[id] = at;
            }
        }

        return uses;
    }

    private static ClaimsPrincipal PrincipalOf(StoredKey key)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.Name, $"key:{key.Name}"),
            new(ApiKeyDefaults.KeyIdClaim, key.Id),
            new(UnitClaims.Member, key.BusinessUnitId),
            new(UnitClaims.Present, key.BusinessUnitId),
        ];
        claims.AddRange(key.Scopes.Select(scope => new Claim(ApiKeyDefaults.ScopeClaim, scope)));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, ApiKeyDefaults.Scheme));
    }
}

/// <summary>Where keys are looked up by hash.</summary>
internal interface IApiKeyStore
{
    /// <returns>The key, or null where it is unknown or revoked.</returns>
    Task<StoredKey?> FindAsync(string hash, CancellationToken cancellationToken);

    Task NoteUsesAsync(IReadOnlyDictionary<string, long> uses, CancellationToken cancellationToken);
}

internal sealed record StoredKey(string Id, string Name, IReadOnlyList<string> Scopes, string BusinessUnitId);
