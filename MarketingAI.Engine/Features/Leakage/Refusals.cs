using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Leakage;

/// <summary>Too few rows of a class to tell a leak from chance.</summary>
public sealed record TooFewForLeakCheck(long Positives, long Negatives, int Needed)
    : Refusal($"There are {Positives} positives and {Negatives} negatives; {Needed} of each are needed to tell a leak from chance.");
