namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Pipelines = "/data/pipelines";
    public const string NewPipeline = "/data/pipelines/new";
    public const string PipelineRoute = "/data/pipelines/{Key}";

    public static string Pipeline(string key) => $"/data/pipelines/{key}";
}
