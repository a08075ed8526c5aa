namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Truth = "/explore/truth";
}
