using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Learners;
using MarketingAI.Engine.Learners.Files;
using MarketingAI.Engine.Modeling.Registry.Storage;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Modeling.Registry;

internal sealed class ModelRegistry(
    IStore store, IArtifacts artifacts, IEnumerable<ILineageSink> lineage, WorkScope scope, TimeProvider clock) : IModelRegistry
{
    public const int LongestName = 100;

    private const int MostTries = 5;

    public async Task<IReadOnlyList<ModelVersion>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ModelVersionRow[] rows = await open.Set<ModelVersionRow>().AsNoTracking().OrderByDescending(row => row.CreatedAt)
            .ThenByDescending(row => row.Version).ToArrayAsync(cancellationToken);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public async Task<ModelVersion?> FindAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return (await open.Set<ModelVersionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == modelVersionId, cancellationToken))?.ToVersion();
    }

    public async Task<ModelVersion> RegisterAsync(NewModelVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (string.IsNullOrWhiteSpace(version.Name) || version.Name.Length > LongestName)
        {
            throw new ArgumentException($"A model's name has 1 to {LongestName} characters. Found '{version.Name}'.", nameof(version));
        }

        string hash = await artifacts.KeepAsync(version.ModelFile, cancellationToken);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await AddAsync(version, hash, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < MostTries)
            {
                // Another registration took the number in between: the next try sees it.
            }
        }
    }

    public async Task<Outcome<ModelVersion>> MoveAsync(Guid modelVersionId, ModelStage stage, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        ModelVersionRow? row = await open.Set<ModelVersionRow>().FirstOrDefaultAsync(found => found.Id == modelVersionId, cancellationToken);
        if (row is null)
        {
            return new NoSuchModelVersion(modelVersionId);
        }

        IReadOnlyList<ModelStage> possible = StageMoves.From(row.Stage);
        if (!possible.Contains(stage))
        {
            return new StageCannotFollow(row.Name, row.Version, row.Stage, stage, possible);
        }

        row.Stage = stage;
        try
        {
            await open.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new StageMovedMeanwhile(row.Name, row.Version);
        }

        return row.ToVersion();
    }

    public async Task<Outcome<CompiledModel>> LoadAsync(Guid modelVersionId, CancellationToken cancellationToken)
    {
        if (await FindAsync(modelVersionId, cancellationToken) is not { } version)
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

    private async Task<ModelVersion> AddAsync(NewModelVersion version, string hash, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        if (version.JobId is not null
            && await open.Set<ModelVersionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.JobId == version.JobId, cancellationToken) is { } earlier)
        {
            return earlier.ToVersion();
        }

        int last = await open.Set<ModelVersionRow>().Where(row => row.Name == version.Name).MaxAsync(row => (int?)row.Version, cancellationToken) ?? 0;
        ModelVersionRow added = new()
        {
            Id = Ids.New(clock),
            Name = version.Name,
            Version = last + 1,
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
        open.Add(added);
        await open.SaveChangesAsync(cancellationToken);
        await ReportLineageAsync(added, cancellationToken);
        return added.ToVersion();
    }

    private async Task ReportLineageAsync(ModelVersionRow row, CancellationToken cancellationToken)
    {
        List<LineageEdge> edges = [new("data-set", row.DataSetId.ToString(), "model-version", row.Id.ToString(), "train")];
        if (row.ContractId is { } contract)
        {
            edges.Add(new LineageEdge("contract", contract.ToString(), "model-version", row.Id.ToString(), "train"));
        }

        foreach (ILineageSink sink in lineage)
        {
            await sink.RecordAsync(edges, cancellationToken);
        }
    }
}
