namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string OnlineFeatures = "/features/online";

    /// <summary>One view's values in memory. Keys that are looked up never stand in an address: addresses are logged.</summary>
    /// <param name="view">Such as <c>orders@3</c>.</param>
    public static string OnlineFeaturesOf(string view) => $"{OnlineFeatures}?view={Uri.EscapeDataString(view)}";
}
