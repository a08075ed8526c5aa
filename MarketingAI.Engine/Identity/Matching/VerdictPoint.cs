namespace MarketingAI.Engine.Identity.Matching;

/// <summary>Precision and recall at a threshold, by what people said about pairs.</summary>
/// <param name="Threshold">A probability.</param>
/// <param name="Accepted">Pairs at or above it.</param>
public sealed record VerdictPoint(double Threshold, double Accepted, Interval Precision, Interval Recall);
