using System.Text.Json;
using System.Text.Json.Serialization;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using Microsoft.EntityFrameworkCore;

namespace MarketingAI.Engine.Ingestion.Sources.Storage;

/// <summary>Sources and their mappings as stored.</summary>
internal sealed class EventSourceRecords(IStore store)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public async Task<IReadOnlyList<EventSource>> ListAsync(CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<EventSourceRow> rows = await open.Set<EventSourceRow>().AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellationToken);
        List<EventMappingRow> mappings = await open.Set<EventMappingRow>().AsNoTracking().ToListAsync(cancellationToken);
        ILookup<Guid, EventMappingRow> bySource = mappings.ToLookup(row => row.SourceId);
        return [.. rows.Select(row => Shown(row, bySource[row.Id].MaxBy(mapping => mapping.Version)))];
    }

    public async Task<EventSource?> FindAsync(string key, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        EventSourceRow? row = await open.Set<EventSourceRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, cancellationToken);
        return row is null
            ? null
            : Shown(row, await open.Set<EventMappingRow>().AsNoTracking()
                .Where(mapping => mapping.SourceId == row.Id).OrderByDescending(mapping => mapping.Version).FirstOrDefaultAsync(cancellationToken));
    }

    public async Task AddAsync(EventSource source, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        EventSourceRow row = new() { Id = source.Id, Key = source.Key, Kind = source.Kind, CreatedBy = source.CreatedBy, CreatedAt = source.CreatedAt };
        Fill(row, source);
        open.Add(row);
        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task ReplaceAsync(EventSource source, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        EventSourceRow row = await open.Set<EventSourceRow>().SingleAsync(row => row.Id == source.Id, cancellationToken);
        Fill(row, source);
        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task AddMappingAsync(Guid id, Guid sourceId, StoredMapping mapping, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        open.Add(new EventMappingRow
        {
            Id = id,
            SourceId = sourceId,
            Version = mapping.Mapping.Version,
            FieldsJson = JsonSerializer.Serialize(mapping.Mapping.Fields, Json),
            StoredBy = mapping.StoredBy,
            StoredAt = mapping.StoredAt,
        });
        await open.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<StoredMapping>> MappingsAsync(Guid sourceId, CancellationToken cancellationToken)
    {
        await using WorkbenchStore open = store.Open();
        List<EventMappingRow> rows = await open.Set<EventMappingRow>().AsNoTracking()
            .Where(row => row.SourceId == sourceId).OrderByDescending(row => row.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new StoredMapping(Mapping(row), row.StoredBy, row.StoredAt))];
    }

    private static void Fill(EventSourceRow row, EventSource source)
    {
        row.Name = source.Name;
        row.Mode = source.Mode;
        row.BatchMinutes = source.BatchMinutes;
        row.BatchAt = source.BatchAt;
        row.NeedSeconds = source.NeedSeconds;
        row.Schema = source.Schema;
        row.LatenessSeconds = (long)source.LatenessBound.TotalSeconds;
        row.State = source.State;
        row.ApiKeyId = source.ApiKeyId;
        row.SettingsJson = source.SettingsJson;
    }

    internal static EventSource Shown(EventSourceRow row, EventMappingRow? mapping) => new(
        row.Id, row.Key, row.Name, row.Kind, row.Mode, row.BatchMinutes, row.BatchAt, row.NeedSeconds, row.Schema, TimeSpan.FromSeconds(row.LatenessSeconds), row.State,
        row.ApiKeyId, row.SettingsJson, mapping is null ? StandardMapping.Default : Mapping(mapping), row.CreatedBy, row.CreatedAt);

    private static EventMapping Mapping(EventMappingRow row) =>
        new(row.Version, JsonSerializer.Deserialize<FieldMapping[]>(row.FieldsJson, Json)!);
}
