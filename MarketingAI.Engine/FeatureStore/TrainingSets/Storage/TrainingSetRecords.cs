using System.Text.Json;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.FeatureStore.TrainingSets.Storage;

/// <summary>The kept training sets.</summary>
internal sealed class TrainingSetRecords(IStore store, WorkScope scope, TimeProvider clock)
{
    public async Task<IReadOnlyList<StoredTrainingSet>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<TrainingSetRow> rows = await open.Set<TrainingSetRow>().AsNoTracking().OrderByDescending(row => row.MadeAt).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    public async Task<StoredTrainingSet?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<TrainingSetRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } found ? Shown(found) : null;
    }

    public async Task<bool> HasNameAsync(string name, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        return await open.Set<TrainingSetRow>().AnyAsync(row => row.Name == name, cancellationToken);
    }

    public async Task<StoredTrainingSet> KeepAsync(string name, TrainingSetRequest request, TrainingSetManifest manifest, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        TrainingSetRow row = open.Add(new TrainingSetRow
        {
            Id = Ids.New(clock),
            Name = name,
            DataSetId = request.DataSetId,
            RequestJson = JsonSerializer.Serialize(request, FeatureViewJson.Options),
            ManifestJson = JsonSerializer.Serialize(manifest, FeatureViewJson.Options),
            MadeBy = scope.Actor.Name,
            MadeAt = clock.GetUtcNow(),
        }).Entity;
        await open.SaveChangesAsync(cancellationToken);
        return Shown(row);
    }

    private static StoredTrainingSet Shown(TrainingSetRow row) => new(
        row.Id, row.Name,
        JsonSerializer.Deserialize<TrainingSetRequest>(row.RequestJson, FeatureViewJson.Options)!,
        JsonSerializer.Deserialize<TrainingSetManifest>(row.ManifestJson, FeatureViewJson.Options)!,
        row.MadeBy, row.MadeAt);
}
