namespace MarketingAI.Engine.Ingestion.Files;

/// <summary>How a text file is packed.</summary>
internal enum Packing
{
    None,
    Gzip,
    Zstandard,
}

/// <summary>Tells packings apart and names them.</summary>
internal static class PackingRule
{
    public static Packing Of(ReadOnlySpan<byte> head) => head switch
    {
        [0x1F, 0x8B, 0x08, ..] => Packing.Gzip,
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Packing.Zstandard,
        _ => Packing.None,
    };

    /// <summary>The name that the warehouse's reader knows.</summary>
    public static string SqlName(Packing packing) => packing switch
    {
        Packing.Gzip => "gzip",
        Packing.Zstandard => "zstd",
        _ => "none",
    };

    public static string Words(Packing packing) => packing switch
    {
        Packing.Gzip => "gzip",
        Packing.Zstandard => "Zstandard",
        _ => "plain",
    };
}
