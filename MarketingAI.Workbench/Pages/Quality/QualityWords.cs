using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>States of quality and incidents in words and chips.</summary>
internal static class QualityWords
{
    public static string Of(QualityState state) => state switch
    {
        QualityState.Fine => "Fine",
        QualityState.Incident => "Incident",
        QualityState.CannotTell => "Cannot tell",
    };

    public static StatusKind Kind(QualityState state) => state switch
    {
        QualityState.Fine => StatusKind.Good,
        QualityState.Incident => StatusKind.Bad,
        QualityState.CannotTell => StatusKind.Neutral,
    };

    public static string Of(MonitorKind kind) => kind switch
    {
        MonitorKind.Volume => "Volume",
        MonitorKind.Silence => "Silence",
        MonitorKind.Hours => "Volume by hour",
        MonitorKind.Fields => "Fields (schema)",
        MonitorKind.MissingValues => "Missing values",
        MonitorKind.Categories => "Shares of values",
        MonitorKind.NewValues => "New values",
        MonitorKind.Range => "Range of numbers",
        MonitorKind.LateShare => "Late events",
        MonitorKind.Duplicates => "Repeated events",
        MonitorKind.Rejected => "Refused events",
        MonitorKind.Freshness => "Freshness",
    };

    public static string Of(IncidentState state) => state switch
    {
        IncidentState.Open => "Open",
        IncidentState.Acknowledged => "Acknowledged",
        IncidentState.BeingWorkedOn => "Being worked on",
        IncidentState.Resolved => "Resolved",
        IncidentState.FalseAlarm => "False alarm",
    };

    public static StatusKind Kind(IncidentState state) => state switch
    {
        IncidentState.Open => StatusKind.Bad,
        IncidentState.Acknowledged => StatusKind.Warning,
        IncidentState.BeingWorkedOn => StatusKind.Active,
        IncidentState.Resolved => StatusKind.Good,
        IncidentState.FalseAlarm => StatusKind.Neutral,
    };

    public static StatusKind Kind(IncidentSeverity severity) => severity switch
    {
        IncidentSeverity.Minor => StatusKind.Neutral,
        IncidentSeverity.Major => StatusKind.Warning,
        IncidentSeverity.Critical => StatusKind.Bad,
    };

    public static string Of(HeldState state) => state switch
    {
        HeldState.Held => "Held back",
        HeldState.Released => "Released",
        HeldState.Dropped => "Dropped",
    };
}
