namespace MarketingAI.Engine.Statistics;

/// <summary>One group of rows with neighbouring predictions.</summary>
/// <param name="Predicted">Mean predicted probability.</param>
/// <param name="Observed">Share of positives found.</param>
/// <param name="Low">Lower end of the 95 % interval of the share (Wilson).</param>
public sealed record CalibrationPoint(double Predicted, double Observed, double Low, double High, long Rows);
