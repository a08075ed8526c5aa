namespace MarketingAI.Engine.Audit;

/// <summary>Where the ledger's key is kept.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// File with the key: 32 bytes or more, or that many in hexadecimal letters. Default: <c>keys/ledger.key</c> below the data root, made
    /// at the first start and readable by the host's account only. Set it to a mounted secret to keep key and data on different disks.
    /// </summary>
    public string? KeyFile { get; set; }
}
