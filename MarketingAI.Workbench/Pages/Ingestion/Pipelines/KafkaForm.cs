using MarketingAI.Engine.Ingestion.Sources.Kafka;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>The settings of a Kafka source as a person edits them.</summary>
internal sealed class KafkaForm
{
    public string Brokers { get; set; } = string.Empty;

    public string Topics { get; set; } = string.Empty;

    public KafkaStart Start { get; set; }

    public bool Tls { get; set; }

    public KafkaSignIn SignIn { get; set; }

    public string? UserName { get; set; }

    public string? TokenEndpoint { get; set; }

    public string? Scope { get; set; }

    public string? Extensions { get; set; }

    public string? Authorities { get; set; }

    public string? Certificate { get; set; }

    /// <summary>Never filled from the store.</summary>
    public string? Password { get; set; }

    /// <summary>Never filled from the store.</summary>
    public string? ClientKey { get; set; }

    public static KafkaForm Of(KafkaSettings? settings) => settings is null ? new KafkaForm() : new KafkaForm
    {
        Brokers = settings.Brokers,
        Topics = string.Join(", ", settings.Topics),
        Start = settings.Start,
        Tls = settings.Tls,
        SignIn = settings.SignIn,
        UserName = settings.UserName,
        TokenEndpoint = settings.TokenEndpoint,
        Scope = settings.Scope,
        Extensions = settings.Extensions,
        Authorities = settings.AuthorityCertificates,
        Certificate = settings.ClientCertificate,
    };

    public static IReadOnlyList<string> Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public KafkaSettings Settings() => new()
    {
        Brokers = Brokers.Trim(),
        Topics = Split(Topics),
        Start = Start,
        Tls = Tls,
        SignIn = SignIn,
        UserName = Given(UserName),
        TokenEndpoint = Given(TokenEndpoint),
        Scope = Given(Scope),
        Extensions = Given(Extensions),
        AuthorityCertificates = Tls ? Given(Authorities) : null,
        ClientCertificate = Tls ? Given(Certificate) : null,
    };

    /// <summary>What was typed; an empty field leaves what is stored.</summary>
    public KafkaSecrets Secrets() => new(Given(Password), Given(ClientKey));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
