using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Online;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.FeatureStore;

/// <summary>States of values in memory in words.</summary>
internal static class OnlineWords
{
    public static string Of(OnlineReadiness readiness) => readiness switch
    {
        OnlineReadiness.Loading => "Loading",
        OnlineReadiness.NeverWritten => "Never computed",
        OnlineReadiness.Ready => "Ready",
        OnlineReadiness.TooOld => "Too old",
        OnlineReadiness.Failed => "Not loaded",
    };

    public static StatusKind Kind(OnlineReadiness readiness) => readiness switch
    {
        OnlineReadiness.Loading => StatusKind.Active,
        OnlineReadiness.NeverWritten => StatusKind.Neutral,
        OnlineReadiness.Ready => StatusKind.Good,
        OnlineReadiness.TooOld => StatusKind.Warning,
        OnlineReadiness.Failed => StatusKind.Bad,
    };

    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Text => "Text",
        ColumnType.Integer => "Whole number",
        ColumnType.Number => "Number",
        ColumnType.Boolean => "True or false",
        ColumnType.Date or ColumnType.Timestamp => "Time",
    };

    public static string Sentence(OnlineRow row) => row.Found switch
    {
        "found" => "Found; values as of",
        "unknown" => "Nothing is known of this key, so it has what an entity without rows has; the view is as of",
        _ => "The values are older than the view allows, so scoring takes them as missing; they are as of",
    };
}
