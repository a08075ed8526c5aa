namespace MarketingAI.Engine.Identity.Matching;

/// <summary>How far a match has come.</summary>
/// <param name="Share">Share done, in [0, 1].</param>
public sealed record MatchProgress(double Share, string Step);
