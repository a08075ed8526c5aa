using System.ComponentModel.DataAnnotations;
using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Engine.Decisioning.Log;

/// <summary>How safe a decision is before it is answered, and how the log's files grow.</summary>
public sealed class DecisionLogOptions
{
    public const string Section = "DecisionLog";

    /// <summary>What has happened to a record when its call is answered. Default <see cref="LogDurability.HandedToSystem"/>.</summary>
    public LogDurability Durability { get; set; } = LogDurability.HandedToSystem;

    /// <summary>A segment file is closed, and moved to the table, once it is this large. Default 16.</summary>
    [Range(1, 1024)]
    public int SegmentMegabytes { get; set; } = 16;

    /// <summary>The files are moved to the table ahead of the recurring job once they are this large together. Default 128.</summary>
    [Range(1, 100_000)]
    public int MoveAtMegabytes { get; set; } = 128;
}
