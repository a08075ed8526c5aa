using MarketingAI.Engine.Identity.GoldenRecord;
using MarketingAI.Engine.Identity.Graph;
using MarketingAI.Workbench.Components.Controls;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Keys, edges and changes in words.</summary>
internal static class PersonWords
{
    public static string Of(KeyKind kind) => kind switch
    {
        KeyKind.AnonymousId => "Cookie or device",
        KeyKind.UserId => "Account",
        KeyKind.EmailSha256 => "E-mail (hashed)",
        KeyKind.PhoneSha256 => "Phone (hashed)",
        KeyKind.Record => "Register record",
    };

    public static string Of(EdgeState state) => state switch
    {
        EdgeState.Joins => "joins them",
        EdgeState.SharedKey => "shared by several log-ins",
        EdgeState.PublicKey => "public: too many neighbours",
        EdgeState.TwoLogins => "would join two log-ins",
        EdgeState.TwoBirthDates => "would give two dates of birth",
        EdgeState.DecidedApart => "decided apart by hand",
    };

    public static StatusKind Chip(EdgeState state) => state switch
    {
        EdgeState.Joins => StatusKind.Good,
        EdgeState.SharedKey or EdgeState.DecidedApart => StatusKind.Neutral,
        _ => StatusKind.Warning,
    };

    public static string Of(EvidenceKind evidence) => evidence switch
    {
        EvidenceKind.ByHand => "decided by hand",
        EvidenceKind.Deterministic => "seen together",
        EvidenceKind.Probabilistic => "records match",
    };

    public static string Of(SurvivorshipRule rule) => rule switch
    {
        SurvivorshipRule.MostRecent => "seen last",
        SurvivorshipRule.MostFrequent => "most frequent",
        SurvivorshipRule.SourcePriority => "most trusted source",
        SurvivorshipRule.Longest => "longest",
    };

    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Merge => "Merged",
        ChangeKind.Split => "Split",
        ChangeKind.Undo => "Undone",
    };

    /// <summary>The end of an id, enough to tell persons apart on a page.</summary>
    public static string Short(Guid person) => $"P-{person.ToString("N")[^8..]}";

    public static string Short(string? value) => value is null ? "hidden" : value.Length <= 20 ? value : $"{value[..8]}…{value[^6..]}";

    public static string Field(string field) => char.ToUpperInvariant(field[0]) + field[1..].Replace('_', ' ');
}
