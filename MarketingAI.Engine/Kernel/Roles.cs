namespace MarketingAI.Engine.Kernel;

/// <summary>The roles an account can hold; pages, API and masks all ask for these names.</summary>
public static class Roles
{
    public const string Marketer = "Marketer";
    public const string DataScientist = "DataScientist";
    public const string ComplianceReviewer = "ComplianceReviewer";
    public const string Finance = "Finance";
    public const string ChannelLead = "ChannelLead";
    public const string Administrator = "Administrator";

    public static IReadOnlyList<string> All { get; } =
        [Marketer, DataScientist, ComplianceReviewer, Finance, ChannelLead, Administrator];
}
