using MarketingAI.Engine.Kernel;

namespace MarketingAI.Workbench.Api;

/// <summary>A request's body has more bytes than its endpoint takes.</summary>
internal sealed record BodyTooLarge(int Most) : Refusal($"The body has more than {Most} bytes. Split the rows over several calls.");
