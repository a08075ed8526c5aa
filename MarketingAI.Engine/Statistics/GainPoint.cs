namespace MarketingAI.Engine.Statistics;

/// <summary>The rows with the highest scores, up to a share of all.</summary>
/// <param name="RowShare">Share of rows taken, in (0, 1].</param>
/// <param name="PositiveShare">Share of all positives among them.</param>
/// <param name="Lift">Positives found over positives expected from as many rows drawn at random.</param>
/// <param name="Positives">Positives among them; a tie at the edge counts with its average, so this need not be whole.</param>
public sealed record GainPoint(double RowShare, double PositiveShare, double Lift, long Rows, double Positives);
