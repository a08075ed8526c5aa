namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    /// <summary>Who sees which columns how, and who read what in clear.</summary>
    public const string Access = "/govern/access";

    /// <param name="role">The role whose view is shown.</param>
    /// <param name="purpose">The purpose it reads for.</param>
    public static string AccessSeenBy(string role, string purpose) => $"{Access}?role={Uri.EscapeDataString(role)}&purpose={Uri.EscapeDataString(purpose)}";
}
