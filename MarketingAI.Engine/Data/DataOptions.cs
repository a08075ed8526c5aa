using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Data;

/// <summary>Where everything that runs writes, and how much memory the warehouse may take.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Folder of all stores. A relative path starts at the solution's folder. Default <c>data</c>.</summary>
    [Required]
    public string Root { get; set; } = "data";

    /// <summary>DuckDB's memory limit in megabytes; larger work spills to disk. Default 192.</summary>
    [Range(64, 1_000_000)]
    public int WarehouseMemoryMegabytes { get; set; } = 192;

    /// <summary>Threads a warehouse query may use. Default 2.</summary>
    [Range(1, 256)]
    public int WarehouseThreads { get; set; } = 2;
}
