using System.ComponentModel.DataAnnotations;
using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>Bounds of the event intake, and how safe an event is before it is acknowledged.</summary>
public sealed class EventIntakeOptions
{
    public const string Section = "EventIntake";

    /// <summary>What has happened to an event when its call is answered. Default <see cref="LogDurability.HandedToSystem"/>.</summary>
    public LogDurability Durability { get; set; } = LogDurability.HandedToSystem;

    /// <summary>A file of the intake log is closed once it is this large. Default 16.</summary>
    [Range(1, 1024)]
    public int SegmentMegabytes { get; set; } = 16;

    /// <summary>Largest body of a call in megabytes, unpacked. Default 8.</summary>
    [Range(1, 1024)]
    public int MostBodyMegabytes { get; set; } = 8;

    /// <summary>Most events in one call. Default 50,000.</summary>
    [Range(1, 1_000_000)]
    public int MostEvents { get; set; } = 50_000;

    /// <summary>Calls are refused with 503 once this many megabytes wait in the log to be moved to the table. Default 512.</summary>
    [Range(1, 1_000_000)]
    public int MostBacklogMegabytes { get; set; } = 512;

    /// <summary>Calls are refused with 429 once this many megabytes wait to be written to the log. Default 64.</summary>
    [Range(1, 10_000)]
    public int MostWaitingMegabytes { get; set; } = 64;

    /// <summary>How often streaming sources are moved to the table, in milliseconds. Default 1000.</summary>
    [Range(50, 60_000)]
    public int MoveEveryMilliseconds { get; set; } = 1000;
}
