namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Matching = "/data/matching";
    public const string NewMatch = "/data/matching/new";
    public const string MatchRunRoute = "/data/matching/{RunId:guid}";

    public static string MatchRun(Guid runId, string? tab = null) => tab is null ? $"/data/matching/{runId}" : $"/data/matching/{runId}?tab={tab}";

    /// <summary>Why two records weigh what they weigh.</summary>
    public static string MatchPair(Guid runId, string left, string right) =>
        $"/data/matching/{runId}?tab=pair&left={Uri.EscapeDataString(left)}&right={Uri.EscapeDataString(right)}";

    /// <summary>The proposal for one data set, or for two.</summary>
    public static string NewMatchOf(Guid left, Guid? right) => right is null ? $"{NewMatch}?left={left}" : $"{NewMatch}?left={left}&right={right}";
}
