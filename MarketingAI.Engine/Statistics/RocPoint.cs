namespace MarketingAI.Engine.Statistics;

/// <summary>What is caught when everything from a score upwards is taken.</summary>
/// <param name="FalsePositiveShare">Share of negatives taken, in [0, 1].</param>
/// <param name="TruePositiveShare">Share of positives taken, in [0, 1].</param>
public sealed record RocPoint(double FalsePositiveShare, double TruePositiveShare);
