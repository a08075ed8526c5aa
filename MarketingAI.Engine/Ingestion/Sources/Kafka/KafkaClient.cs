using Confluent.Kafka;

namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>Settings in the words of librdkafka.</summary>
internal static class KafkaClient
{
    /// <summary>A name only: positions are kept with the data, the broker's group holds none.</summary>
    private const string Group = "marketingai-workbench";

    private const int QueueKilobytes = 16 * 1024;

    public static ConsumerConfig Consumer(KafkaSettings settings, KafkaSecrets secrets)
    {
        ConsumerConfig config = new()
        {
            GroupId = Group,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            AutoOffsetReset = AutoOffsetReset.Error,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AllowAutoCreateTopics = false,
            FetchWaitMaxMs = 100,
            QueuedMaxMessagesKbytes = QueueKilobytes,
            TopicMetadataRefreshIntervalMs = 30_000,
            ReconnectBackoffMaxMs = 5_000,
        };
        Reach(config, settings, secrets);
        return config;
    }

    public static AdminClientConfig Admin(KafkaSettings settings, KafkaSecrets secrets)
    {
        AdminClientConfig config = new();
        Reach(config, settings, secrets);
        return config;
    }

    private static void Reach(ClientConfig config, KafkaSettings settings, KafkaSecrets secrets)
    {
        config.BootstrapServers = settings.Brokers;
        config.ClientId = Group;
        config.SecurityProtocol = (settings.Tls, settings.SignIn) switch
        {
            (false, KafkaSignIn.None) => SecurityProtocol.Plaintext,
            (true, KafkaSignIn.None) => SecurityProtocol.Ssl,
            (false, _) => SecurityProtocol.SaslPlaintext,
            (true, _) => SecurityProtocol.SaslSsl,
        };
        if (settings.Tls)
        {
            Encrypt(config, settings, secrets);
        }

        if (settings.SignIn != KafkaSignIn.None)
        {
            SignIn(config, settings, secrets);
        }
    }

    private static void Encrypt(ClientConfig config, KafkaSettings settings, KafkaSecrets secrets)
    {
        config.SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.Https;
        config.SslCaPem = Given(settings.AuthorityCertificates);
        config.SslCertificatePem = Given(settings.ClientCertificate);
        config.SslKeyPem = Given(secrets.ClientKey);
    }

    private static void SignIn(ClientConfig config, KafkaSettings settings, KafkaSecrets secrets)
    {
        config.SaslMechanism = settings.SignIn switch
        {
            KafkaSignIn.Plain => SaslMechanism.Plain,
            KafkaSignIn.ScramSha256 => SaslMechanism.ScramSha256,
            KafkaSignIn.ScramSha512 => SaslMechanism.ScramSha512,
            KafkaSignIn.OAuthBearer => SaslMechanism.OAuthBearer,
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.SignIn, "No such way of signing in."),
        };
        if (settings.SignIn != KafkaSignIn.OAuthBearer)
        {
            (config.SaslUsername, config.SaslPassword) = (settings.UserName, secrets.Password);
            return;
        }

        config.SaslOauthbearerMethod = SaslOauthbearerMethod.Oidc;
        config.SaslOauthbearerTokenEndpointUrl = settings.TokenEndpoint;
        config.SaslOauthbearerClientId = settings.UserName;
        config.SaslOauthbearerClientSecret = secrets.Password;
        config.SaslOauthbearerScope = Given(settings.Scope);
        config.SaslOauthbearerExtensions = Given(settings.Extensions);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
