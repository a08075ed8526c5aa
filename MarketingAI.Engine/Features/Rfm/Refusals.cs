using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Rfm;

/// <summary>Purchases from which nothing can be measured.</summary>
public sealed record PurchasesUnfit(string Why) : Refusal(Why);
