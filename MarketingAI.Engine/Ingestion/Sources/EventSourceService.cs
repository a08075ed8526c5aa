using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources.Folders;
using MarketingAI.Engine.Ingestion.Sources.Storage;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources;

internal sealed class EventSourceService(EventSourceRecords records, LiveSources live, ILedger ledger, WorkScope scope, TimeProvider clock) : IEventSources
{
    private static readonly TimeSpan DefaultLateness = TimeSpan.FromHours(24);

    public Task<IReadOnlyList<EventSource>> ListAsync(CancellationToken cancellationToken) => records.ListAsync(cancellationToken);

    public Task<EventSource?> FindAsync(string key, CancellationToken cancellationToken) => records.FindAsync(key, cancellationToken);

    public async Task<Outcome<EventSource>> CreateAsync(NewEventSource source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        string key = string.IsNullOrWhiteSpace(source.Key) ? EventSourceRule.KeyOf(source.Name) : source.Key.Trim();
        EventSource made = new(
            Ids.New(clock), key, source.Name.Trim(), source.Kind, source.Mode, source.BatchMinutes, source.BatchAt, null, source.Schema, source.LatenessBound ?? DefaultLateness,
            EventSourceState.Active, source.ApiKeyId, source.SettingsJson ?? OwnFolder(source.Kind, key), StandardMapping.Default, scope.Actor.Name, clock.GetUtcNow());
        if ((EventSourceRule.Check(made) ?? EventSourceRule.Check(source.Mapping ?? [])) is { } refusal)
        {
            return refusal;
        }

        if (await records.FindAsync(key, cancellationToken) is not null)
        {
            return new EventSourceKeyTaken(key);
        }

        await records.AddAsync(made, cancellationToken);
        await TellAsync("event-source.created", made, null, new { made.Kind, made.Mode, made.Schema }, cancellationToken);
        if (source.Mapping is not { } fields)
        {
            return made;
        }

        Outcome<EventMapping> mapped = await MapAsync(key, fields, cancellationToken);
        return mapped.IsRefused ? mapped.Refusal : made with { Mapping = mapped.Value };
    }

    /// <summary>A file source begins with a folder of its own name, so that files can be uploaded into it at once.</summary>
    private static string? OwnFolder(EventSourceKind kind, string key) =>
        kind == EventSourceKind.File && new FolderSettings(key) is var settings && settings.Check() is null ? FolderSettings.Write(settings) : null;

    public async Task<Outcome<EventSource>> ChangeAsync(string key, EventSourceChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (await records.FindAsync(key, cancellationToken) is not { } before)
        {
            return new EventSourceNotFound(key);
        }

        EventSource after = before with
        {
            Name = change.Name?.Trim() ?? before.Name,
            Mode = change.Mode ?? before.Mode,
            BatchMinutes = change.BatchMinutes ?? before.BatchMinutes,
            BatchAt = change.BatchAt ?? (change.BatchMinutes is null ? before.BatchAt : null),
            NeedSeconds = change.NeedSeconds is 0 ? null : change.NeedSeconds ?? before.NeedSeconds,
            LatenessBound = change.LatenessBound ?? before.LatenessBound,
            State = change.State ?? before.State,
            ApiKeyId = change.ApiKeyId is null ? before.ApiKeyId : change.ApiKeyId.Length == 0 ? null : change.ApiKeyId,
            SettingsJson = change.SettingsJson ?? before.SettingsJson,
        };
        if (EventSourceRule.Check(after) is { } refusal)
        {
            return refusal;
        }

        await records.ReplaceAsync(after, cancellationToken);
        await TellAsync("event-source.changed", after, change.Reason, new { after.Mode, after.BatchMinutes, after.BatchAt, after.NeedSeconds, after.State, after.LatenessBound }, cancellationToken);
        return after;
    }

    public async Task<Outcome<EventMapping>> MapAsync(string key, IReadOnlyList<FieldMapping> fields, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (await records.FindAsync(key, cancellationToken) is not { } source)
        {
            return new EventSourceNotFound(key);
        }

        if (EventSourceRule.Check(fields) is { } refusal)
        {
            return refusal;
        }

        EventMapping mapping = new(source.Mapping.Version + 1, fields);
        await records.AddMappingAsync(Ids.New(clock), source.Id, new StoredMapping(mapping, scope.Actor.Name, clock.GetUtcNow()), cancellationToken);
        await TellAsync("event-mapping.stored", source, null, new { mapping.Version, Fields = fields.Select(field => EventFields.NameOf(field.Field)) }, cancellationToken);
        return mapping;
    }

    public async Task<IReadOnlyList<StoredMapping>> MappingsAsync(string key, CancellationToken cancellationToken) =>
        await records.FindAsync(key, cancellationToken) is { } source ? await records.MappingsAsync(source.Id, cancellationToken) : [];

    private async Task TellAsync(string act, EventSource source, string? reason, object detail, CancellationToken cancellationToken)
    {
        live.Forget(scope.Unit);
        await ledger.AppendAsync(new LedgerEntry(act, "event-source", source.Key, reason, JsonSerializer.Serialize(detail)), cancellationToken);
    }
}
