namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Jobs = "/jobs";
    public const string JobRoute = "/jobs/{JobId:guid}";

    public static string Job(Guid jobId) => $"/jobs/{jobId}";
}
