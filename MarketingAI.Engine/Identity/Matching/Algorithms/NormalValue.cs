namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>A value as it is compared, and what is derived from it.</summary>
internal readonly record struct NormalValue(string? Value, string? Derived)
{
    public static NormalValue Missing => default;
}
