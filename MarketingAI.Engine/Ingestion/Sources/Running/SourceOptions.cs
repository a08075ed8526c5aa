using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>Bounds on sources that we read from: Kafka and folders.</summary>
public sealed class SourceOptions
{
    public const string Section = "EventSources";

    /// <summary>Whether this host reads them. Default true; one host only may, when several share a store.</summary>
    public bool IsReader { get; set; } = true;

    /// <summary>Most messages in one commit. Default 20,000.</summary>
    [Range(1, 1_000_000)]
    public int MostMessages { get; set; } = 20_000;

    /// <summary>How often a Kafka source looks for new partitions of its topics, in seconds. Default 20.</summary>
    [Range(1, 3600)]
    public int LookForPartitionsSeconds { get; set; } = 20;

    /// <summary>Folder below which watched folders lie; a folder of each business unit, then those of its sources. Default: <c>inbox</c> below the data root.</summary>
    public string? FolderRoot { get; set; }

    /// <summary>A file is taken once its size and time stood still for this long. Default 2.</summary>
    [Range(0, 3600)]
    public int StableSeconds { get; set; } = 2;
}
