using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Modeling.Registry;

/// <summary>The front door of trained models and their versions.</summary>
public interface IModelRegistry
{
    /// <summary>Versions of the business unit, newest first.</summary>
    Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken);

    Task<ModelVersion?> FindAsync(Guid modelVersionId, CancellationToken cancellationToken);

    /// <summary>Stores a trained model as the next version under its name.</summary>
    Task<ModelVersion> RegisterAsync(NewModelVersion version, CancellationToken cancellationToken);

    /// <summary>Moves a version to a stage; who may do so is the caller's rule, that the move is possible is checked here.</summary>
    Task<Outcome<ModelVersion>> MoveAsync(Guid modelVersionId, ModelStage stage, CancellationToken cancellationToken);

    /// <summary>Loads the model file of a version, ready to score.</summary>
    Task<Outcome<CompiledModel>> LoadAsync(Guid modelVersionId, CancellationToken cancellationToken);
}

public enum ModelStage
{
    Candidate,
    Submitted,
    ChangesAsked,
    Refused,
    Approved,
    Retired,
}

/// <param name="ReportJson">The training report, as <see cref="Search.TrainingReportJson"/> writes it.</param>
/// <param name="JobId">The job that trained it; registering twice for one job gives the first version back. Null outside jobs.</param>
public sealed record NewModelVersion(
    string Name,
    Guid DataSetId,
    Guid? ContractId,
    string DataFingerprint,
    string Target,
    string Trainer,
    int Seed,
    string ReportJson,
    ReadOnlyMemory<byte> ModelFile,
    Guid? JobId = null)
{
    /// <summary>What it was made from besides data set and contract: training set, versions of feature views.</summary>
    public IReadOnlyList<MadeFrom> MadeFrom { get; init; } = [];
}

/// <param name="Kind">As lineage names it, such as <c>feature-view</c>.</param>
public sealed record MadeFrom(string Kind, string Id);

/// <summary>One trained model under a name and a running number.</summary>
/// <param name="ArtifactHash">SHA-256 of the model file, which the artifacts keep.</param>
public sealed record ModelVersion(
    Guid Id,
    string Name,
    int Version,
    ModelStage Stage,
    Guid DataSetId,
    Guid? ContractId,
    string DataFingerprint,
    string Target,
    string Trainer,
    int Seed,
    string CodeVersion,
    string ArtifactHash,
    string ReportJson,
    string CreatedBy,
    DateTimeOffset CreatedAt);
