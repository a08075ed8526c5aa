using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Workbench.Jobs;

/// <summary>How many jobs run side by side.</summary>
public sealed class JobServerOptions
{
    public const string Section = "Jobs";

    /// <summary>Default 2: a training takes all the processor it gets.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 2;
}
