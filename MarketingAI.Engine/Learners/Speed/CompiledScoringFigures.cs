namespace MarketingAI.Engine.Learners.Speed;

/// <param name="RowsASecond">By the compiled forest, one thread.</param>
/// <param name="BaselineRowsASecond">By ML.NET's PredictionEngine on the same rows.</param>
/// <param name="LargestDifference">Between the two scores of any row.</param>
public sealed record CompiledScoringFigures(double RowsASecond, double BaselineRowsASecond, double LargestDifference);
