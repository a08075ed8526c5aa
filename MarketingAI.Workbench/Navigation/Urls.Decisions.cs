namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Deployments = "/decisions/deployments";
}
