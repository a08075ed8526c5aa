namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Sources = "/data/sources";
    public const string SourceRoute = "/data/sources/{Key}";
    public const string MappingRoute = "/data/sources/{Key}/mapping";
    public const string EventSchemas = "/data/event-schemas";
    public const string DeadLetters = "/data/dead-letters";

    public static string Source(string key, string? by = null) => by is null ? $"{Sources}/{key}" : $"{Sources}/{key}?by={by}";

    /// <summary>How a source's JSON becomes our fields.</summary>
    /// <param name="on">What the mapping is tried on: newest, dead-letters, or null for an example.</param>
    public static string Mapping(string key, string? on = null) => $"{Sources}/{key}/mapping{(on is null or "example" ? string.Empty : $"?on={on}")}";

    public static string DeadLettersOf(string? source, string? reason = null) =>
        source is null ? DeadLetters : reason is null ? $"{DeadLetters}?source={source}" : $"{DeadLetters}?source={source}&reason={reason}";
}
