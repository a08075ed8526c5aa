namespace MarketingAI.Engine.Kernel;

/// <summary>A reason why something was not done or cannot be computed, in words for the person who asked.</summary>
/// <param name="Reason">One or more full sentences: the thing, the rule, the value found, and the way out where there is one.</param>
public abstract record Refusal(string Reason)
{
    public sealed override string ToString() => Reason;
}
