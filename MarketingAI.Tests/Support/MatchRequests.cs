using MarketingAI.Engine.Identity.Matching;

namespace MarketingAI.Tests.Support;

/// <summary>Matches as tests of other modules ask for them.</summary>
internal static class MatchRequests
{
    /// <summary>Repeats within a data set, by what is proposed from its columns.</summary>
    public static MatchRecordsRequest Repeats(Guid dataSet) => new("Repeats", dataSet, null, null, OneToOne: false, null, 1);
}
