using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.Views;

/// <summary>One thing that stands against a definition.</summary>
/// <param name="Feature">The feature's name, or null where it concerns the view.</param>
/// <param name="Field">Which answer: <c>Name</c>, <c>Column</c>, <c>Filter</c>, <c>Expression</c>, <c>Split</c>, <c>Days</c>, <c>PersonalData</c>, <c>Source</c>, <c>Entity</c> ...</param>
/// <param name="Sentence">The thing, the rule and what was found.</param>
public sealed record FeatureFault(string? Feature, string Field, string Sentence);

/// <summary>A view cannot be used as it stands; each fault names its place.</summary>
public sealed record FeatureViewUnfit(string Name, IReadOnlyList<FeatureFault> Faults)
    : Refusal($"The feature view '{Name}' cannot be used as it stands. {string.Join(" ", Faults.Select(fault => fault.Sentence))}");

/// <summary>There is no such feature view, or no such version of it.</summary>
public sealed record FeatureViewNotFound(string Name) : Refusal($"There is no feature view '{Name}' in this business unit.");

/// <summary>There is no draft to make active.</summary>
public sealed record NoFeatureDraft(string Name) : Refusal($"The feature view '{Name}' has no draft. Change it first; that begins its next version.");

/// <summary>The version is not in use.</summary>
public sealed record FeatureViewNotActive(string Reference, FeatureViewState State)
    : Refusal($"{Reference} is {(State == FeatureViewState.Draft ? "a draft" : "retired")}. Only an active version can be used for new work.");

/// <summary>An act on a view needs a reason.</summary>
public sealed record FeatureReasonMissing() : Refusal("Say why in 5 to 500 characters; the reason is kept.");

/// <summary>The SQL of a view stopped on the rows that there are.</summary>
public sealed record FeatureSqlStopped(string Name, string Why) : Refusal($"The SQL of '{Name}' stopped on the data: {Why}");
