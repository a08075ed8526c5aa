using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Workbench.Hosting;

/// <summary>Bounds of the machine interface and of uploads.</summary>
public sealed class ApiOptions
{
    public const string Section = "Api";

    /// <summary>Largest request body in megabytes, but for file uploads. Default 8.</summary>
    [Range(1, 1024)]
    public int MaxRequestMegabytes { get; set; } = 8;
}
