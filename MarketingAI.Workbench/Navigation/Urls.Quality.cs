namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Quality = "/data/quality";
    public const string QualityRoute = "/data/quality/{Subject}";
    public const string QualitySettingsRoute = "/data/quality/{Subject}/settings";
    public const string HeldBack = "/data/quality/held";
    public const string Incidents = "/data/incidents";
    public const string IncidentRoute = "/data/incidents/{IncidentId:guid}";

    /// <summary>A subject's monitors, one of them drawn.</summary>
    public static string QualityOf(string subject, string? monitor = null, string? show = null)
    {
        string[] query =
        [
            .. monitor is null ? Array.Empty<string>() : [$"monitor={Uri.EscapeDataString(monitor)}"],
            .. show is null ? Array.Empty<string>() : [$"show={Uri.EscapeDataString(show)}"],
        ];
        return $"{Quality}/{Uri.EscapeDataString(subject)}{(query.Length == 0 ? "" : "?" + string.Join('&', query))}";
    }

    public static string QualitySettingsOf(string subject) => $"{Quality}/{Uri.EscapeDataString(subject)}/settings";

    public static string Incident(Guid id) => $"{Incidents}/{id}";

    public static string IncidentsShowing(string show) => $"{Incidents}?show={show}";
}
