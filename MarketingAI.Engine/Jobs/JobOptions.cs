using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Jobs;

/// <summary>How long ended jobs stay in the lists. What they decided or made stays in the ledger and with its module.</summary>
public sealed class JobOptions
{
    public const string Section = "Jobs";

    /// <summary>Days that an ended job is kept. Default 90.</summary>
    [Range(1, 3_650)]
    public int KeepDays { get; set; } = 90;

    /// <summary>Days that an ended job is kept that the clock started. Default 7.</summary>
    [Range(1, 3_650)]
    public int KeepScheduledDays { get; set; } = 7;
}
