namespace MarketingAI.Engine.Identity.Matching;

/// <summary>What is compared with what, and how. Proposed from the data; a person may change it.</summary>
/// <param name="LeftKey">Column whose value names a record of the first set; null to use the row's number.</param>
public sealed record MatchPlan(
    IReadOnlyList<MatchField> Fields,
    IReadOnlyList<BlockingRule> Rules,
    string? LeftKey,
    string? RightKey,
    IReadOnlyList<LeftOutColumn> LeftOut);
