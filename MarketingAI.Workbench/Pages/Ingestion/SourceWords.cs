using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>Event sources in plain words.</summary>
internal static class SourceWords
{
    public static string Of(EventSourceKind kind) => kind switch
    {
        EventSourceKind.Http => "HTTP",
        EventSourceKind.Kafka => "Kafka",
        _ => "Files",
    };

    public static string Of(EventSource source) => source.Mode == IntakeMode.Streaming ? "Streaming" : $"Every {source.BatchMinutes} min";

    public static string Of(DeadLetterReason reason) => reason switch
    {
        DeadLetterReason.IllFormed => "Not well-formed JSON",
        DeadLetterReason.NotAnObject => "Not an object",
        DeadLetterReason.MissingField => "A field is missing",
        DeadLetterReason.IllTyped => "A value of the wrong kind",
        DeadLetterReason.OutOfRange => "A value that cannot be",
        DeadLetterReason.TooLong => "Too long",
        _ => "No person in it",
    };

    public static string Seconds(double? seconds) => seconds is { } known ? Numbers.Duration(TimeSpan.FromSeconds(known)) : "not known";

    public static string Rate(double perSecond) => perSecond is > 0 and < 10 ? Numbers.Short(perSecond) : Numbers.Count((long)Math.Round(perSecond));
}
