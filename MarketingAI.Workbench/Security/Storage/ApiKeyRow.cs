namespace MarketingAI.Workbench.Security.Storage;

/// <summary>An API key as stored: never the secret, only its hash. Times are UTC ticks.</summary>
public sealed class ApiKeyRow
{
    /// <summary>Public part of the key, shown in lists and records.</summary>
    public string Id { get; set; } = string.Empty;

    public string Name { get; set; } = string.Empty;

    /// <summary>SHA-256 of the whole key in small hexadecimal letters.</summary>
    public string Hash { get; set; } = string.Empty;

    /// <summary>Scopes separated by spaces.</summary>
    public string Scopes { get; set; } = string.Empty;

    public string BusinessUnitId { get; set; } = string.Empty;

    public string CreatedBy { get; set; } = string.Empty;

    public long CreatedAt { get; set; }

    public long? LastUsedAt { get; set; }

    public long? RevokedAt { get; set; }
}
