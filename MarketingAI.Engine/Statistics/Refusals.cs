using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Statistics;

/// <summary>A figure that compares positives with negatives was asked for rows of one class.</summary>
public sealed record OneClassOnly(long Positives, long Negatives) : Refusal(
    $"Rows of both classes are needed. Found {Positives} positives and {Negatives} negatives.");

/// <summary>A figure was asked for no rows at all.</summary>
public sealed record NoRows() : Refusal("There are no rows to measure on.");

/// <summary>A purchase process cannot be fitted on so few customers who came back.</summary>
public sealed record TooFewRepeaters(int Found, int Needed) : Refusal(
    $"{Found} customers bought again; at least {Needed} are needed to learn how customers come back and leave.");

/// <summary>A customer's history contradicts itself.</summary>
public sealed record PurchaseHistoryUnfit(int Repeats, double Last, double Age) : Refusal(
    FormattableString.Invariant($"A history of {Repeats} repeat purchases, the last after {Last} and now after {Age}, contradicts itself: 0 <= last <= now must hold."));
