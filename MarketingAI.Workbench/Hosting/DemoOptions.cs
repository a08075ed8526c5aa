using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Workbench.Hosting;

/// <summary>The demo company that a first start shows.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Load the demo company at a first start. Default: in Development, when there is no data set yet.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Folder of a simulated world. A relative path starts at the solution's folder. Default <c>data/sample</c>.</summary>
    [Required]
    public string Sample { get; set; } = "data/sample";

    /// <summary>Train a first model on the demo leads. Default true.</summary>
    public bool TrainFirstModel { get; set; } = true;
}
