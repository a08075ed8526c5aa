using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Stability;

/// <summary>A reference or a day has too few rows to compare.</summary>
public sealed record TooFewRowsToCompare(string Feature, long Found, long Needed)
    : Refusal($"'{Feature}' has {Found} rows; at least {Needed} are needed to tell a change from chance.");

/// <summary>Counts do not fit the reference's bins.</summary>
public sealed record BinsDiffer(string Feature, int Found, int Needed)
    : Refusal($"'{Feature}' was counted in {Found} bins, but its reference has {Needed}. Count with the reference's own bins.");

/// <summary>The reference holds no value.</summary>
public sealed record NothingInReference(string Feature)
    : Refusal($"'{Feature}' has no value in the reference period, so nothing can be compared with it. Choose another period.");

/// <summary>Today's rows are too unlike the reference for a reweighted figure.</summary>
public sealed record TooUnlikeReference(double EffectiveRows, double Needed, double Auc)
    : Refusal(FormattableString.Invariant($"Today's rows are too unlike the rows with known outcomes: after weighting these are worth {EffectiveRows:0} rows, and {Needed:0} are needed; a classifier tells the two apart with AUC {Auc:0.000}. Wait for outcomes, or take a later reference."));
