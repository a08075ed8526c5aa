namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string ApiKeys = "/settings/api-keys";
    public const string People = "/settings/people";
    public const string About = "/settings/about";

    /// <summary>Every shared control and chart on one page, to look at in both themes.</summary>
    public const string ControlsGallery = "/settings/controls";
}
