namespace MarketingAI.Engine.Audit.Algorithms;

/// <summary>One row of the chain with everything its signature covers.</summary>
/// <param name="AtTicks">UTC ticks.</param>
/// <param name="Previous">Signature of the row before, 32 bytes.</param>
internal sealed record LedgerLine(long Position, long AtTicks, string Unit, string Actor, LedgerEntry Entry, byte[] Previous);
