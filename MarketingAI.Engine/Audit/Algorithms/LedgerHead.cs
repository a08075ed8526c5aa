namespace MarketingAI.Engine.Audit.Algorithms;

/// <summary>Where the chain ends: how many rows, and the signature of the last.</summary>
internal sealed record LedgerHead(long Count, byte[] Signature)
{
    public static LedgerHead Empty { get; } = new(0, LedgerChain.Genesis);
}
