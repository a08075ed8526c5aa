using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.FeatureStore.TrainingSets;

/// <summary>The front door of training sets that are kept under a name: how they are made, and what came out when they were.</summary>
public interface IStoredTrainingSets
{
    /// <summary>Training sets of the business unit, newest first.</summary>
    Task<IReadOnlyList<StoredTrainingSet>> ListAsync(CancellationToken cancellationToken);

    Task<StoredTrainingSet?> FindAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Makes the set, and keeps how it was made and what came out. The rows are not kept: they are made anew when they are needed.</summary>
    Task<Outcome<StoredTrainingSet>> KeepAsync(string name, TrainingSetRequest request, CancellationToken cancellationToken);

    /// <summary>Makes a kept set anew. Where its content is no longer that of the manifest, a remark says so.</summary>
    Task<Outcome<TrainingSet>> AssembleAsync(Guid id, CancellationToken cancellationToken);
}

/// <summary>A training set under a name.</summary>
public sealed record StoredTrainingSet(Guid Id, string Name, TrainingSetRequest Request, TrainingSetManifest Manifest, string MadeBy, DateTimeOffset MadeAt);

/// <summary>What came out when a training set was made.</summary>
/// <param name="Fingerprint">SHA-256 of the content.</param>
/// <param name="Rows">Rows with a target.</param>
/// <param name="Sql">The SQL of the views' features; null where no view is used.</param>
public sealed record TrainingSetManifest(
    string Fingerprint,
    long Rows,
    long Positives,
    string PositiveLevel,
    Guid? ContractId,
    IReadOnlyList<string> Features,
    IReadOnlyList<FeatureUse> FeatureUses,
    IReadOnlyList<RefusedColumn> Refused,
    IReadOnlyList<string> Remarks,
    string? Sql);
