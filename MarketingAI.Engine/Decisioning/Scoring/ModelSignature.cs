using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring;

/// <summary>A deployed model and its fields. A row with a key leaves out those that are looked up; a row without one names all.</summary>
/// <param name="Entities">Kinds of keys that looked-up fields need, such as <c>person</c>; empty where nothing is looked up.</param>
public sealed record ModelSignature(Deployment Deployment, IReadOnlyList<ModelField> Fields, IReadOnlyList<string> Entities);
