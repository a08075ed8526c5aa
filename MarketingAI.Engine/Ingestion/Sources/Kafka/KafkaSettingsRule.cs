using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>What the settings of a Kafka source must be, and how they are written down.</summary>
internal static partial class KafkaSettingsRule
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(KafkaSettings settings) => JsonSerializer.Serialize(settings, Json);

    public static Outcome<KafkaSettings> Read(string? json)
    {
        try
        {
            KafkaSettings settings = JsonSerializer.Deserialize<KafkaSettings>(json ?? "{}", Json) ?? new KafkaSettings();
            return Check(settings) is { } refusal ? refusal : settings;
        }
        catch (JsonException)
        {
            return new KafkaUnfit("Settings", "They are a JSON object with the names of KafkaSettings.", "something else");
        }
    }

    public static Refusal? Check(KafkaSettings settings) =>
        CheckBrokers(settings.Brokers) ?? CheckTopics(settings.Topics) ?? CheckSignIn(settings) ?? CheckCertificates(settings);

    private static KafkaUnfit? CheckBrokers(string brokers)
    {
        string[] each = brokers.Split(',', StringSplitOptions.TrimEntries);
        string? bad = each.FirstOrDefault(broker => !Broker().IsMatch(broker));
        return bad is null ? null : new KafkaUnfit("Brokers", "Each is host:port, such as kafka.example.com:9092; several are parted by commas.", bad);
    }

    private static KafkaUnfit? CheckTopics(IReadOnlyList<string> topics) =>
        topics.Count is 0 or > 50 ? new KafkaUnfit("Topics", "A source reads 1 to 50 topics.", topics.Count == 0 ? "none" : $"{topics.Count}")
        : topics.FirstOrDefault(topic => !Topic().IsMatch(topic)) is { } bad
            ? new KafkaUnfit("Topics", "A topic's name has 1 to 249 letters, digits, dots, hyphens and underscores.", bad)
        : topics.Distinct(StringComparer.Ordinal).Count() < topics.Count ? new KafkaUnfit("Topics", "Each topic is named once.", string.Join(", ", topics))
        : null;

    private static KafkaUnfit? CheckSignIn(KafkaSettings settings) => settings.SignIn switch
    {
        KafkaSignIn.None => null,
        KafkaSignIn.OAuthBearer when !IsHttps(settings.TokenEndpoint) => new KafkaUnfit(
            "Token endpoint", "OAUTHBEARER needs the https address where tokens are fetched.", settings.TokenEndpoint ?? "none"),
        _ when string.IsNullOrWhiteSpace(settings.UserName) => new KafkaUnfit(
            settings.SignIn == KafkaSignIn.OAuthBearer ? "Client id" : "User name", "This way of signing in needs one.", "none"),
        KafkaSignIn.Plain or KafkaSignIn.OAuthBearer when !settings.Tls => new KafkaUnfit(
            "Encryption", "This way of signing in sends the secret as it is, so the connection must be encrypted (TLS).", "no encryption"),
        _ => null,
    };

    private static KafkaUnfit? CheckCertificates(KafkaSettings settings) =>
        (settings.AuthorityCertificates ?? settings.ClientCertificate) is not null && !settings.Tls
            ? new KafkaUnfit("Certificates", "They are used on encrypted connections only.", "no encryption")
        : !IsPem(settings.AuthorityCertificates) ? new KafkaUnfit("Authority certificates", "They are written as PEM: -----BEGIN CERTIFICATE-----.", "something else")
        : !IsPem(settings.ClientCertificate) ? new KafkaUnfit("Client certificate", "It is written as PEM: -----BEGIN CERTIFICATE-----.", "something else")
        : null;

    private static bool IsPem(string? text) => string.IsNullOrWhiteSpace(text) || text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal);

    private static bool IsHttps(string? address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);

    [GeneratedRegex(@"^(\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]{1,253}):[0-9]{1,5}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Broker();

    [GeneratedRegex("^(?!\\.{1,2}$)[A-Za-z0-9._-]{1,249}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Topic();
}
