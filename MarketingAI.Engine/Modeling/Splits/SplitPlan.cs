namespace MarketingAI.Engine.Modeling.Splits;

/// <summary>How rows were parted, for a picture and for the record.</summary>
/// <param name="Parts">In the order of time for a split by time: learning rows, then final rows.</param>
/// <param name="Folds">The validation folds inside the learning rows.</param>
/// <param name="Explanation">In one or two plain sentences.</param>
public sealed record SplitPlan(
    SplitKind Kind, string? TimeColumn, int Seed, IReadOnlyList<SplitPart> Parts, IReadOnlyList<SplitFold> Folds, string Explanation);

public enum SplitKind
{
    /// <summary>Later rows are kept for the final figure; every validation row is later than the rows fitted on.</summary>
    ByTime,

    /// <summary>Rows are drawn by the seed so that each part has the same share of positives.</summary>
    Stratified,
}

/// <param name="Name"><c>learning</c> or <c>final</c>; inside a fold <c>fitted</c> or <c>validation</c>.</param>
/// <param name="From">Earliest time, where there is a time column.</param>
/// <param name="To">Latest time.</param>
public sealed record SplitPart(string Name, long Rows, long Positives, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Fitted on the one, measured on the other.</summary>
public sealed record SplitFold(SplitPart Fitted, SplitPart Validation);
