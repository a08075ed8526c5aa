using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Privacy.Access;

/// <summary>The mask policy is changed by those who answer for it.</summary>
public sealed record PolicyNotYours(string Actor)
    : Refusal($"The mask policy is changed by a compliance reviewer or an administrator; '{Actor}' is neither.");

/// <summary>A change of the mask policy says why.</summary>
public sealed record PolicyReasonMissing() : Refusal("A change of the mask policy needs a reason of 5 to 500 characters; the audit trail keeps it.");

/// <summary>The policy names what does not exist; all faults together.</summary>
public sealed record PolicyUnfit(IReadOnlyList<string> Faults) : Refusal(string.Join(" ", Faults));
