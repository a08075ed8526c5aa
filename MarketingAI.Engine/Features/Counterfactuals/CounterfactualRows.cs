namespace MarketingAI.Engine.Features.Counterfactuals;

/// <summary>What is known of each row, who was treated, and what came of it.</summary>
/// <param name="Columns">Numbers known before the treatment, by column; NaN for missing.</param>
/// <param name="Outcomes">In the outcome's unit; 0 and 1 for yes and no.</param>
/// <param name="Entities">By row, a number for each person from 0 on, so that a person's rows stay in one part; null where each row is its own.</param>
public sealed record CounterfactualRows(
    IReadOnlyList<double[]> Columns, IReadOnlyList<bool> Treated, IReadOnlyList<double> Outcomes, IReadOnlyList<int>? Entities = null);
