namespace MarketingAI.Engine.Statistics;

/// <summary>The calibration error that chance alone makes.</summary>
/// <param name="Mean">Mean over perfectly calibrated models.</param>
/// <param name="High">What 95 in 100 of them stay below.</param>
internal readonly record struct ChanceError(double Mean, double High);
