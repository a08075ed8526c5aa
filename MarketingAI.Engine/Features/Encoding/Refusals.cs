using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Encoding;

/// <summary>Targets or codes from which no rate can be learnt.</summary>
public sealed record TargetsUnfit(string Why) : Refusal($"Rates of levels cannot be learnt. {Why}");
