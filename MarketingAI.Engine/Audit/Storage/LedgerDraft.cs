namespace MarketingAI.Engine.Audit.Storage;

/// <summary>An entry that has no place in the chain yet.</summary>
internal sealed record LedgerDraft(long AtTicks, string Unit, string Actor, LedgerEntry Entry);
