namespace MarketingAI.Engine.Modeling.Splits;

/// <summary>Which rows are for what.</summary>
/// <param name="Learning">Rows to fit and choose on.</param>
/// <param name="Final">Rows for the final figure; empty when they come from elsewhere.</param>
/// <param name="Folds">Parts of the learning rows for choosing.</param>
internal sealed record RowSplit(int[] Learning, int[] Final, IReadOnlyList<FoldRows> Folds, SplitPlan Plan);

/// <param name="Fitted">Rows to fit on.</param>
/// <param name="Validation">Rows to measure on; no row is in the validation rows of two folds.</param>
internal sealed record FoldRows(int[] Fitted, int[] Validation);
