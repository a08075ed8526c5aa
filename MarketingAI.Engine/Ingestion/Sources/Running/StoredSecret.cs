namespace MarketingAI.Engine.Ingestion.Sources.Running;

/// <summary>A secret that a source has; never what it is.</summary>
public sealed record StoredSecret(string Name, string StoredBy, DateTimeOffset StoredAt);
