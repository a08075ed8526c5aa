using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources.Kafka;

/// <summary>A setting of a Kafka source cannot be.</summary>
public sealed record KafkaUnfit(string Setting, string Rule, string Found) : Refusal($"{Setting}: {Rule} Found '{Found}'.");

/// <summary>Kafka does not answer as it must.</summary>
public sealed record KafkaUnreachable(string Fault) : Refusal(Fault);
