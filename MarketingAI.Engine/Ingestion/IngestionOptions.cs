using System.ComponentModel.DataAnnotations;

namespace MarketingAI.Engine.Ingestion;

/// <summary>Bounds on files that people bring.</summary>
public sealed class IngestionOptions
{
    public const string Section = "Ingestion";

    /// <summary>Largest file taken, in bytes. Default 2 GB.</summary>
    [Range(1, long.MaxValue)]
    public long MostFileBytes { get; set; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Most bytes a compressed file may hold once unpacked. Default 16 GB.</summary>
    [Range(1, long.MaxValue)]
    public long MostUnpackedBytes { get; set; } = 16L * 1024 * 1024 * 1024;

    /// <summary>Most columns a file may have. Default 2,000.</summary>
    [Range(1, 100_000)]
    public int MostColumns { get; set; } = 2_000;

    /// <summary>Longest row of a text file in bytes. Default 1 MB.</summary>
    [Range(1_000, 100_000_000)]
    public int LongestRowBytes { get; set; } = 1024 * 1024;

    /// <summary>How many problems of one kind are shown. Default 20.</summary>
    [Range(1, 1_000)]
    public int MostProblemsShown { get; set; } = 20;
}
