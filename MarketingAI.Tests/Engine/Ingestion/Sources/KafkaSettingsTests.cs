using Confluent.Kafka;
using MarketingAI.Engine.Data.Secrets;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

public sealed class KafkaSettingsTests
{
    private static readonly KafkaSettings Fit = new() { Brokers = "kafka.example.com:9093", Topics = ["orders"] };

    public static TheoryData<string, KafkaSettings> Ways => new()
    {
        { "none", Fit },
        { "tls", Fit with { Tls = true } },
        { "Event Hubs", Fit with { Tls = true, SignIn = KafkaSignIn.Plain, UserName = "$ConnectionString" } },
        { "Confluent Cloud", Fit with { Tls = true, SignIn = KafkaSignIn.Plain, UserName = "key" } },
        { "Redpanda", Fit with { Tls = true, SignIn = KafkaSignIn.ScramSha256, UserName = "u" } },
        { "MSK", Fit with { Tls = true, SignIn = KafkaSignIn.ScramSha512, UserName = "u" } },
        { "OAuth", Fit with { Tls = true, SignIn = KafkaSignIn.OAuthBearer, UserName = "client", TokenEndpoint = "https://login.example.com/token", Scope = "kafka", Extensions = "logicalCluster=lkc-1" } },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_of_signing_in_is_one_that_the_client_takes(string name, KafkaSettings settings)
    {
        ConsumerConfig config = KafkaClient.Consumer(settings, new KafkaSecrets("secret"));

        using IConsumer<Ignore, byte[]> consumer = new ConsumerBuilder<Ignore, byte[]>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();

        Assert.Null(KafkaSettingsRule.Check(settings));
        Assert.NotEmpty(name);
        Assert.Equal(settings.Tls, config.SecurityProtocol is SecurityProtocol.Ssl or SecurityProtocol.SaslSsl);
        Assert.False(config.EnableAutoCommit);
        KafkaSettings read = KafkaSettingsRule.Read(KafkaSettingsRule.Write(settings)).Value;
        Assert.Equal(KafkaSettingsRule.Write(settings), KafkaSettingsRule.Write(read));
    }

    [Fact]
    public void Settings_that_cannot_be_are_refused_with_the_rule()
    {
        (KafkaSettings Settings, string Reason)[] bad =
        [
            (Fit with { Brokers = "kafka" }, "Brokers: Each is host:port, such as kafka.example.com:9092; several are parted by commas. Found 'kafka'."),
            (Fit with { Topics = [] }, "Topics: A source reads 1 to 50 topics. Found 'none'."),
            (Fit with { Topics = ["a b"] }, "Topics: A topic's name has 1 to 249 letters, digits, dots, hyphens and underscores. Found 'a b'."),
            (Fit with { SignIn = KafkaSignIn.Plain, UserName = "u" }, "Encryption: This way of signing in sends the secret as it is, so the connection must be encrypted (TLS). Found 'no encryption'."),
            (Fit with { SignIn = KafkaSignIn.ScramSha256 }, "User name: This way of signing in needs one. Found 'none'."),
            (Fit with { Tls = true, SignIn = KafkaSignIn.OAuthBearer, UserName = "c", TokenEndpoint = "http://x" }, "Token endpoint: OAUTHBEARER needs the https address where tokens are fetched. Found 'http://x'."),
            (Fit with { Tls = true, AuthorityCertificates = "abc" }, "Authority certificates: They are written as PEM: -----BEGIN CERTIFICATE-----. Found 'something else'."),
        ];

        Assert.All(bad, one => Assert.Equal(one.Reason, KafkaSettingsRule.Check(one.Settings)?.Reason));
    }

    [Theory]
    [InlineData("10.0.0.1:9092/bootstrap: Connect to ipv4#10.0.0.1:9092 failed: Connection refused (after 0ms in state CONNECT)", "Cannot reach 10.0.0.1:9092: connection refused. Check the address and port, that the broker runs, and the firewall between.")]
    [InlineData("nowhere:9092/bootstrap: Failed to resolve 'nowhere:9092': Name or service not known (after 12ms in state CONNECT)", "Cannot find the host of nowhere:9092: the name is not known here. Check how it is written, and the network's name service.")]
    [InlineData("sasl_ssl://k.example.com:9093/bootstrap: SASL authentication error: Invalid credentials (after 3ms in state AUTH_REQ)", "Signing in failed: sasl_ssl://k.example.com:9093/bootstrap: SASL authentication error: Invalid credentials. Check the way of signing in, the user name and the password.")]
    [InlineData("k.example.com:9093/bootstrap: Disconnected while requesting ApiVersion: might be caused by incorrect security.protocol configuration", "k.example.com:9093 hangs up at once. Most often the broker expects an encrypted connection, or none: check Encryption and Sign-in.")]
    [InlineData("1/1 brokers are down", "No broker can be reached. It is tried again until one answers.")]
    public void Faults_are_said_in_plain_words(string reason, string words) => Assert.Equal(words, KafkaFault.Words(new Error(ErrorCode.Local_Transport, reason)));

    [Theory]
    [InlineData(null, 5, 90, false, 5, null)]
    [InlineData(null, 5, 90, true, 90, null)]
    [InlineData(40L, 5, 90, false, 40, null)]
    [InlineData(90L, 5, 90, false, 90, null)]
    [InlineData(3L, 5, 90, false, 5, "The broker no longer keeps offsets 3 to 4: 2 messages were deleted before they were read. Reading goes on at 5. Lengthen the topic's retention.")]
    [InlineData(95L, 0, 90, false, 0, "The broker ends at offset 90, before the kept position 95: the topic was made anew. It is read from offset 0; events that were taken before count once.")]
    public void A_partition_is_read_on_where_it_must_be(long? known, long low, long high, bool fromEnd, long next, string? problem) =>
        Assert.Equal(new KafkaSeat(next, problem), KafkaSeat.Of(known, low, high, fromEnd));

    [Fact]
    public async Task A_secret_is_stored_encrypted_used_and_shown_to_nobody_and_goes_only_where_it_was_meant_to()
    {
        await using SourceBench bench = new();
        await bench.Get<IEventSources>().CreateAsync(new NewEventSource("shop", EventSourceKind.Kafka, Key: "shop"), default);
        KafkaSettings settings = Fit with { Tls = true, SignIn = KafkaSignIn.Plain, UserName = "u" };
        ISourceSetup setup = bench.Get<ISourceSetup>();

        Outcome<EventSource> set = await setup.ChangeKafkaAsync("shop", settings, new KafkaSecrets("hunter2-secret"), "connect", default);
        IReadOnlyList<string> stored = [.. (await setup.SecretsAsync("shop", default)).Select(secret => secret.Name)];
        await setup.ChangeKafkaAsync("shop", settings with { Topics = ["visits"] }, new KafkaSecrets(), "another topic", default);
        int afterTopic = (await setup.SecretsAsync("shop", default)).Count;
        await setup.ChangeKafkaAsync("shop", settings with { Brokers = "elsewhere:9093" }, new KafkaSecrets(), "moved", default);

        Assert.Null(set.Refusal);
        Assert.Equal(["password"], stored);
        Assert.Equal(1, afterTopic);
        Assert.Empty(await setup.SecretsAsync("shop", default));
        Assert.DoesNotContain("hunter2", set.Value.SettingsJson!, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", new KafkaSecrets("hunter2-secret").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.Ledger.Entries, entry => $"{entry}".Contains("hunter2", StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateFiles(bench.Host.Root, "*", SearchOption.AllDirectories),
            file => Assert.False(Contains(file, "hunter2-secret"u8), $"{file} holds the secret."));
    }

    [Fact]
    public void A_closed_secret_opens_for_its_purpose_and_key_only()
    {
        using EngineHost one = new();
        using EngineHost other = new();
        ISecretBox box = (ISecretBox)one.Services.GetService(typeof(ISecretBox))!;
        ISecretBox another = (ISecretBox)other.Services.GetService(typeof(ISecretBox))!;
        string closed = box.Close("a", "geheim");

        Assert.Equal("geheim", box.Open("a", closed));
        Assert.Null(box.Open("b", closed));
        Assert.Null(another.Open("a", closed));
        Assert.Null(box.Open("a", "no base64"));
        Assert.False(string.Equals(closed, box.Close("a", "geheim"), StringComparison.Ordinal));
    }

    private static bool Contains(string file, ReadOnlySpan<byte> text)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content.AsSpan().IndexOf(text) >= 0;
    }
}
