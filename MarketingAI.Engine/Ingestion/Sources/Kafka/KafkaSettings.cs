namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>How to reach Kafka, or a service that speaks its protocol, and what to read there. Secrets are kept apart: <see cref="KafkaSecrets"/>.</summary>
public sealed record KafkaSettings
{
    /// <summary>Brokers to begin with, as <c>host:port</c> parted by commas.</summary>
    public string Brokers { get; init; } = string.Empty;

    /// <summary>Topics to read. All their partitions are read, also those that are added later.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    public KafkaStart Start { get; init; } = KafkaStart.Earliest;

    /// <summary>Encrypts the connection (TLS).</summary>
    public bool Tls { get; init; }

    public KafkaSignIn SignIn { get; init; } = KafkaSignIn.None;

    /// <summary>For PLAIN and SCRAM; for OAUTHBEARER the client id.</summary>
    public string? UserName { get; init; }

    /// <summary>OAUTHBEARER: where a token is fetched with client id and secret (OpenID Connect, client credentials).</summary>
    public string? TokenEndpoint { get; init; }

    /// <summary>OAUTHBEARER: scope asked for; null for none.</summary>
    public string? Scope { get; init; }

    /// <summary>OAUTHBEARER: extensions as <c>name=value</c> parted by commas, such as Confluent Cloud's logicalCluster; null for none.</summary>
    public string? Extensions { get; init; }

    /// <summary>Certificates (PEM) that the brokers' certificate is checked against; null for those of the operating system.</summary>
    public string? AuthorityCertificates { get; init; }

    /// <summary>Certificate (PEM) that shows who we are, for brokers that ask for one (mutual TLS).</summary>
    public string? ClientCertificate { get; init; }
}

/// <summary>Where a partition is begun that was never read.</summary>
public enum KafkaStart
{
    /// <summary>At the oldest message that the broker keeps.</summary>
    Earliest,

    /// <summary>At messages that come after the source was first connected.</summary>
    Latest,
}

/// <summary>How the brokers know us.</summary>
public enum KafkaSignIn
{
    None,
    Plain,
    ScramSha256,
    ScramSha512,
    OAuthBearer,
}

/// <summary>Secrets of a Kafka source; null leaves what is stored as it is, an empty text removes it.</summary>
/// <param name="Password">Password for PLAIN and SCRAM, client secret for OAUTHBEARER.</param>
/// <param name="ClientKey">Private key (PEM) of the client certificate.</param>
public sealed record KafkaSecrets(string? Password = null, string? ClientKey = null)
{
    /// <summary>Never the secrets themselves, so that no log can hold them.</summary>
    public override string ToString() => "Kafka secrets (not shown)";
}
