using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Modeling.Registry;

/// <summary>There is no such version in the business unit.</summary>
public sealed record NoSuchModelVersion(Guid ModelVersionId) : Refusal($"There is no model version {ModelVersionId} in this business unit.");

/// <summary>A stage that cannot follow the present one.</summary>
public sealed record StageCannotFollow(string Model, int Version, ModelStage Present, ModelStage Wanted, IReadOnlyList<ModelStage> Possible) : Refusal(
    $"{Model} version {Version} is at the stage {Present} and cannot go to {Wanted}. "
    + (Possible.Count == 0 ? "Nothing follows that stage." : $"What can follow: {string.Join(", ", Possible)}."));

/// <summary>Someone else moved the version at the same moment.</summary>
public sealed record StageMovedMeanwhile(string Model, int Version) : Refusal(
    $"{Model} version {Version} was moved by someone else at the same moment. Look at its present stage and try again.");

/// <summary>A model file that the artifacts keep is gone or damaged.</summary>
public sealed record ModelFileLost(string Model, int Version, string Finding) : Refusal(
    $"The file of {Model} version {Version} cannot be used. {Finding} Restore the artifacts folder from a backup, or train again.");
