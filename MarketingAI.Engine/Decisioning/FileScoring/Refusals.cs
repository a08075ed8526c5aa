using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Decisioning.FileScoring;

/// <summary>A cell is not of the kind that the model learnt from.</summary>
/// <param name="Row">Counted from 1, the heading left out.</param>
/// <param name="Rule">What must stand there.</param>
public sealed record IllTypedCell(string File, string Column, long Row, string Rule, string Found) : Refusal(
    FormattableString.Invariant($"{File}: column '{Column}', row {Row} (the heading not counted): {Rule} Found '{Found}'."));
