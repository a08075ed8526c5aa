using MarketingAI.Engine.Learners.Training;

namespace MarketingAI.Tests.Support;

/// <summary>A test that trains with LightGBM; skipped, with the reason, where its native library does not load.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LightGbmFactAttribute : FactAttribute
{
    public LightGbmFactAttribute() => Skip = LightGbmProbe.Missing();
}
