using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Security;

/// <summary>Keys of machines: made and revoked by administrators, shown once, stored as a hash.</summary>
public interface IApiKeys
{
    /// <summary>Makes a key for the present business unit. The secret in the answer is never shown again.</summary>
    Task<Outcome<NewApiKey>> CreateAsync(string name, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken);

    /// <summary>Keys of the present business unit, newest first.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Revokes a key; it stops working at once.</summary>
    Task<Outcome<ApiKey>> RevokeAsync(string id, string reason, CancellationToken cancellationToken);
}

/// <param name="Secret">The whole key, to be copied now.</param>
public sealed record NewApiKey(ApiKey Key, string Secret);

public sealed record ApiKey(
    string Id,
    string Name,
    IReadOnlyList<string> Scopes,
    string CreatedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? RevokedAt);
