using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Statistics;

/// <summary>A figure that compares positives with negatives was asked for rows of one class.</summary>
public sealed record OneClassOnly(long Positives, long Negatives) : Refusal(
    $"Rows of both classes are needed. Found {Positives} positives and {Negatives} negatives.");

/// <summary>A figure was asked for no rows at all.</summary>
public sealed record NoRows() : Refusal("There are no rows to measure on.");
