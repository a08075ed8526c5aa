using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Jobs;

/// <summary>The job is another person's.</summary>
public sealed record NotYoursToCancel(string StartedBy)
    : Refusal($"Only {StartedBy}, who started this job, or an administrator can cancel it.");
