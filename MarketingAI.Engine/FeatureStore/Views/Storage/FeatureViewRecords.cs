using System.Text.Json;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Kernel;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>The stored versions of views.</summary>
internal sealed class FeatureViewRecords(IStore store, WorkScope scope, TimeProvider clock)
{
    /// <summary>All versions of the business unit, by name, newest first.</summary>
    public async Task<IReadOnlyList<FeatureView>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<FeatureViewRow> rows = await open.Set<FeatureViewRow>().AsNoTracking().OrderBy(row => row.Name).ThenByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    public async Task<IReadOnlyList<FeatureView>> VersionsAsync(string name, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<FeatureViewRow> rows = await open.Set<FeatureViewRow>().AsNoTracking().Where(row => row.Name == name).OrderByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(Shown)];
    }

    /// <summary>Changes the draft of the name, or begins the next version as one.</summary>
    public async Task<FeatureView> SaveDraftAsync(FeatureViewDefinition definition, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        FeatureViewRow? newest = await open.Set<FeatureViewRow>().Where(row => row.Name == definition.Name).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        FeatureViewRow row = newest is { State: FeatureViewState.Draft }
            ? newest
            : open.Add(new FeatureViewRow { Id = Ids.New(clock), Name = definition.Name, Version = (newest?.Version ?? 0) + 1 }).Entity;
        row.DefinitionJson = FeatureViewJson.Write(definition);
        (row.WrittenBy, row.WrittenAt) = (scope.Actor.Name, clock.GetUtcNow());
        await open.SaveChangesAsync(cancellationToken);
        return Shown(row);
    }

    /// <summary>Makes a draft the active version; the one that was active is retired in the same moment.</summary>
    public async Task<FeatureView> ActivateAsync(Guid id, IReadOnlyList<FeatureField> fields, IReadOnlyList<string> reads, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        FeatureViewRow row = await open.Set<FeatureViewRow>().SingleAsync(row => row.Id == id, cancellationToken);
        foreach (FeatureViewRow former in await open.Set<FeatureViewRow>().Where(other => other.Name == row.Name && other.State == FeatureViewState.Active).ToListAsync(cancellationToken))
        {
            former.State = FeatureViewState.Retired;
        }

        row.State = FeatureViewState.Active;
        row.FieldsJson = JsonSerializer.Serialize(fields, FeatureViewJson.Options);
        row.ReadsJson = JsonSerializer.Serialize(reads, FeatureViewJson.Options);
        (row.ActivatedBy, row.ActivatedAt) = (scope.Actor.Name, clock.GetUtcNow());
        await open.SaveChangesAsync(cancellationToken);
        return Shown(row);
    }

    public async Task<FeatureView> RetireAsync(Guid id, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        FeatureViewRow row = await open.Set<FeatureViewRow>().SingleAsync(row => row.Id == id, cancellationToken);
        row.State = FeatureViewState.Retired;
        await open.SaveChangesAsync(cancellationToken);
        return Shown(row);
    }

    public async Task KeepFreshnessAsync(Guid id, FeatureFreshness freshness, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        FeatureViewRow row = await open.Set<FeatureViewRow>().SingleAsync(row => row.Id == id, cancellationToken);
        row.FreshnessJson = JsonSerializer.Serialize(freshness, FeatureViewJson.Options);
        await open.SaveChangesAsync(cancellationToken);
    }

    private static FeatureView Shown(FeatureViewRow row) =>
        new(row.Id, row.Name, row.Version, row.State, FeatureViewJson.Read(row.DefinitionJson), row.WrittenBy, row.WrittenAt)
        {
            ActivatedBy = row.ActivatedBy,
            ActivatedAt = row.ActivatedAt,
            Fields = JsonSerializer.Deserialize<FeatureField[]>(row.FieldsJson, FeatureViewJson.Options)!,
            Reads = row.ReadsJson is null ? null : JsonSerializer.Deserialize<string[]>(row.ReadsJson, FeatureViewJson.Options),
            Freshness = row.FreshnessJson is null ? null : JsonSerializer.Deserialize<FeatureFreshness>(row.FreshnessJson, FeatureViewJson.Options),
        };
}
