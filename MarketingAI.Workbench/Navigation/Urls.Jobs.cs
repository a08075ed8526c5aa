namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Jobs = "/jobs";
    public const string JobRoute = "/jobs/{JobId:guid}";

    /// <param name="which">One of people, schedule, all.</param>
    public static string JobsShowing(string which) => $"{Jobs}?show={which}";

    public static string Job(Guid jobId) => $"/jobs/{jobId}";
}
