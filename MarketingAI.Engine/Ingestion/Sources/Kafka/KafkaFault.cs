using System.Text.RegularExpressions;
using Confluent.Kafka;

namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>Says what librdkafka reports in words that name the thing and the way out.</summary>
internal static partial class KafkaFault
{
    public static string Words(Error error) => FromCode(error) ?? FromReason(error.Reason) ?? $"Kafka reports: {Trimmed(error.Reason)} ({error.Code}).";

    /// <summary>Faults are logged at once, but reported only when a client polls.</summary>
    /// <returns>Null where the line is about no fault.</returns>
    public static string? OfLog(LogMessage log) => log.Facility is "FAIL" or "ERROR" ? FromReason(log.Message) : null;

    private static string? FromCode(Error error) => error.Code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic => "A topic is not at the brokers, or this user may not see it. Check its name and that it was made.",
        ErrorCode.TopicAuthorizationFailed => "The user may not read a topic. Its rights (ACL) need READ and DESCRIBE on the topic.",
        ErrorCode.GroupAuthorizationFailed => "The user may not use the consumer group. Its rights (ACL) need READ on the group.",
        ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Authentication =>
            $"Signing in failed: {Trimmed(error.Reason)}. Check the way of signing in, the user name and the password.",
        ErrorCode.Local_Ssl => $"The encrypted connection failed: {Trimmed(error.Reason)}. Check the authority certificates and the host name.",
        ErrorCode.Local_TimedOut => "The brokers do not answer in time. Check the address, and whether they advertise addresses that can be reached from here.",
        ErrorCode.Local_MsgTimedOut => "The brokers do not answer in time.",
        _ => null,
    };

    private static string? FromReason(string reason)
    {
        if (Unresolved().Match(reason) is { Success: true } unresolved)
        {
            return $"Cannot find the host of {unresolved.Groups["host"].Value}: the name is not known here. Check how it is written, and the network's name service.";
        }

        if (Connecting().Match(reason) is { Success: true } connecting)
        {
            return $"Cannot reach {connecting.Groups["host"].Value}: {connecting.Groups["why"].Value.ToLowerInvariant()}. Check the address and port, that the broker runs, and the firewall between.";
        }

        if (reason.Contains("security.protocol", StringComparison.Ordinal) || reason.Contains("ApiVersion", StringComparison.Ordinal))
        {
            return $"{Broker(reason)} hangs up at once. Most often the broker expects an encrypted connection, or none: check Encryption and Sign-in.";
        }

        if (reason.Contains("authentication", StringComparison.OrdinalIgnoreCase))
        {
            return $"Signing in failed: {Trimmed(reason)}. Check the way of signing in, the user name and the password.";
        }

        if (reason.Contains("SSL", StringComparison.Ordinal) || reason.Contains("certificate", StringComparison.OrdinalIgnoreCase))
        {
            return $"The encrypted connection failed: {Trimmed(reason)}. Check the authority certificates and the host name.";
        }

        return reason.Contains("brokers are down", StringComparison.Ordinal) ? "No broker can be reached. It is tried again until one answers."
            : reason.Contains("Disconnected", StringComparison.Ordinal) ? $"{Broker(reason)} closed the connection. It is tried again."
            : null;
    }

    private static string Broker(string reason) => Address().Match(reason) is { Success: true } match ? match.Groups["host"].Value : "The broker";

    /// <summary>Without the thread name before and the technical remark behind.</summary>
    private static string Trimmed(string reason) => State().Replace(reason, string.Empty).TrimEnd('.', ' ');

    [GeneratedRegex(@"Failed to resolve '(?<host>[^']+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unresolved();

    [GeneratedRegex(@"Connect to \w+#(?<host>\S+) failed: (?<why>[^(]+?)\s*(\(|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Connecting();

    [GeneratedRegex(@"(?:^|\s)(?:\w+://)?(?<host>[A-Za-z0-9._\[\]-]+:\d+)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s*\(after \d+ms in state [^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();
}
