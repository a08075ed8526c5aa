using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Security;

/// <summary>One account per role, made in Development only.</summary>
internal static class DemoAccounts
{
    public const string Password = "Meridian-2026";

    public static IReadOnlyList<DemoAccount> All { get; } =
    [
        new("marketer", "Mia Lindqvist", Roles.Marketer, "Marketer"),
        new("scientist", "Dana Okafor", Roles.DataScientist, "Data scientist"),
        new("reviewer", "Ruth Amsel", Roles.ComplianceReviewer, "Compliance reviewer"),
        new("finance", "Felix Moreau", Roles.Finance, "Finance"),
        new("channels", "Chen Rivera", Roles.ChannelLead, "Channel lead"),
        new("admin", "Ada Novak", Roles.Administrator, "Administrator"),
    ];

    public static IReadOnlyList<(string Id, string Name)> Units { get; } =
        [("retail", "Meridian Retail"), ("travel", "Meridian Travel")];
}

internal sealed record DemoAccount(string UserName, string DisplayName, string Role, string RoleTitle)
{
    public string Email => $"{UserName}@demo.local";
}
