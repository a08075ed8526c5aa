using System.Globalization;

namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    public const string Matching = "/data/matching";
    public const string NewMatch = "/data/matching/new";
    public const string MatchRunRoute = "/data/matching/{RunId:guid}";

    public static string MatchRun(Guid runId, string? tab = null) => tab is null ? $"/data/matching/{runId}" : $"/data/matching/{runId}?tab={tab}";

    /// <summary>Why two records weigh what they weigh.</summary>
    public static string MatchPair(Guid runId, long number) => string.Create(CultureInfo.InvariantCulture, $"/data/matching/{runId}?tab=pair&pair={number}");

    /// <summary>The records of one person, and what holds them together.</summary>
    public static string MatchPerson(Guid runId, int number) => string.Create(CultureInfo.InvariantCulture, $"/data/matching/{runId}?tab=person&person={number}");

    /// <summary>The proposal for one data set, or for two.</summary>
    public static string NewMatchOf(Guid left, Guid? right) => right is null ? $"{NewMatch}?left={left}" : $"{NewMatch}?left={left}&right={right}";
}
