namespace MarketingAI.Engine.Kernel;

/// <summary>Makes identifiers that sort by the time they were made (UUID version 7).</summary>
public static class Ids
{
    public static Guid New(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Guid.CreateVersion7(clock.GetUtcNow());
    }
}
