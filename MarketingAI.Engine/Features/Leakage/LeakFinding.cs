namespace MarketingAI.Engine.Features.Leakage;

/// <summary>One reason to believe that a column knows what it cannot know at the decision.</summary>
/// <param name="Column">The column, or the key that stands on both sides of a split.</param>
/// <param name="Rows">Rows that show it.</param>
/// <param name="Auc">Of the column alone, where that is the reason; in [0.5, 1].</param>
/// <param name="Why">In plain sentences, with the figures.</param>
public sealed record LeakFinding(LeakKind Kind, string Column, long Rows, double? Auc, string Why);

/// <summary>Ways in which the future gets into a feature.</summary>
public enum LeakKind
{
    /// <summary>Alone it tells the outcome almost surely.</summary>
    AlmostTheOutcome,

    /// <summary>The outcome all but needs a least amount of it: it measures the event itself.</summary>
    OutcomeNeedsIt,

    /// <summary>Some of its values come only with the outcome.</summary>
    SettlesTheOutcome,

    /// <summary>Its values lie after the decision.</summary>
    AfterTheDecision,

    /// <summary>Its values became known only after the decision.</summary>
    FilledInLater,

    /// <summary>A level's rate holds the very rows it is used for.</summary>
    EncodedWithoutFolds,

    /// <summary>The same entity stands on both sides of a split.</summary>
    EntityOnBothSides,
}
