using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Files;
using MarketingAI.Engine.Modeling.Registry.Storage;

namespace MarketingAI.Engine.Modeling.Registry;

internal sealed class ModelRegistry(
    VersionTable table, IArtifacts artifacts, IEnumerable<ILineageSink> lineage, WorkScope scope, TimeProvider clock) : IModelRegistry
{
    public const int LongestName = 100;

    public async Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken) => await table.ListAsync(cancellationToken);

    public Task<ModelVersion?> FindAsync(Guid modelVersionId, CancellationToken cancellationToken) =>
        table.FindAsync(modelVersionId, cancellationToken);

    public async Task<ModelVersion> RegisterAsync(NewModelVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (string.IsNullOrWhiteSpace(version.Name) || version.Name.Length > LongestName)
        {
            throw new ArgumentException($"A model's name has 1 to {LongestName} characters. Found '{version.Name}'.", nameof(version));
        }

        string hash = await artifacts.KeepAsync(version.ModelFile, cancellationToken);
        (ModelVersion stored, bool added) = await table.AddAsync(RowOf(version, hash), cancellationToken);
        if (added)
        {
            await ReportLineageAsync(stored, version.MadeFrom, cancellationToken);
        }

        return stored;
    }

    public async Task<Outcome<ModelVersion>> MoveAsync(Guid modelVersionId, ModelStage stage, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(modelVersionId, cancellationToken) is not { } version)
        {
            return new NoSuchModelVersion(modelVersionId);
        }

        IReadOnlyList<ModelStage> possible = StageMoves.From(version.Stage);
        if (!possible.Contains(stage))
        {
            return new StageCannotFollow(version.Name, version.Version, version.Stage, stage, possible);
        }

        return await table.MoveAsync(modelVersionId, version.Stage, stage, cancellationToken) is { } moved
            ? moved
            : new StageMovedMeanwhile(version.Name, version.Version);
    }

    public async Task<Outcome<CompiledModel>> LoadAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(modelVersionId, cancellationToken) is not { } version)
        {
            return new NoSuchModelVersion(modelVersionId);
        }

        try
        {
            byte[] file = await artifacts.ReadAsync(version.ArtifactHash, cancellationToken);
            return ModelFile.Read(file, $"{version.Name} version {version.Version}").Then<CompiledModel>(content => content.Model);
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException)
        {
            return new ModelFileLost(version.Name, version.Version, fault.Message);
        }
    }

    private ModelVersionRow RowOf(NewModelVersion version, string hash) => new()
    {
        Id = Ids.New(clock),
        Name = version.Name,
        Stage = ModelStage.Candidate,
        DataSetId = version.DataSetId,
        ContractId = version.ContractId,
        DataFingerprint = version.DataFingerprint,
        Target = version.Target,
        Trainer = version.Trainer,
        Seed = version.Seed,
        CodeVersion = ProductVersion.Text,
        ArtifactHash = hash,
        ReportJson = version.ReportJson,
        JobId = version.JobId,
        CreatedBy = scope.Actor.Name,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task ReportLineageAsync(ModelVersion version, IReadOnlyList<MadeFrom> madeFrom, CancellationToken cancellationToken)
    {
        List<LineageEdge> edges = [new("data-set", version.DataSetId.ToString(), "model-version", version.Id.ToString(), "train")];
        if (version.ContractId is { } contract)
        {
            edges.Add(new LineageEdge("contract", contract.ToString(), "model-version", version.Id.ToString(), "train"));
        }

        edges.AddRange(madeFrom.Select(source => new LineageEdge(source.Kind, source.Id, "model-version", version.Id.ToString(), "train")));
        foreach (ILineageSink sink in lineage)
        {
            await sink.RecordAsync(edges, cancellationToken);
        }
    }
}
