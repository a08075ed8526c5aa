using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>A deployed model and the fields that every row must name.</summary>
public sealed record ModelSignature(Deployment Deployment, IReadOnlyList<ModelField> Fields);
