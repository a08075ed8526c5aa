using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Sources;

/// <summary>The catalogue of event sources of a business unit. Changes are entered in the ledger and hold from the next event on.</summary>
public interface IEventSources
{
    Task<IReadOnlyList<EventSource>> ListAsync(CancellationToken cancellationToken);

    Task<EventSource?> FindAsync(string key, CancellationToken cancellationToken);

    Task<Outcome<EventSource>> CreateAsync(NewEventSource source, CancellationToken cancellationToken);

    /// <summary>Changes how a source is run.</summary>
    Task<Outcome<EventSource>> ChangeAsync(string key, EventSourceChange change, CancellationToken cancellationToken);

    /// <summary>Stores a new version of the source's mapping.</summary>
    Task<Outcome<EventMapping>> MapAsync(string key, IReadOnlyList<FieldMapping> fields, CancellationToken cancellationToken);

    /// <summary>Versions of a source's mapping, newest first.</summary>
    Task<IReadOnlyList<StoredMapping>> MappingsAsync(string key, CancellationToken cancellationToken);
}

/// <param name="Key">Null: made from the name.</param>
/// <param name="Mapping">Null: the standard one.</param>
public sealed record NewEventSource(
    string Name,
    EventSourceKind Kind,
    string Schema = EventSchemas.WebAnalytics,
    string? Key = null,
    IntakeMode Mode = IntakeMode.Streaming,
    int BatchMinutes = 15,
    TimeOnly? BatchAt = null,
    TimeSpan? LatenessBound = null,
    string? ApiKeyId = null,
    string? SettingsJson = null,
    IReadOnlyList<FieldMapping>? Mapping = null);

/// <summary>What is to change; null leaves a value as it is.</summary>
/// <param name="Reason">Why, for the ledger.</param>
/// <param name="BatchMinutes">Every so many minutes; takes away a time of day.</param>
/// <param name="BatchAt">Once a day at this time (UTC).</param>
/// <param name="NeedSeconds">How soon events must be usable; 0 takes the demand away.</param>
public sealed record EventSourceChange(
    string Reason,
    string? Name = null,
    IntakeMode? Mode = null,
    int? BatchMinutes = null,
    TimeOnly? BatchAt = null,
    int? NeedSeconds = null,
    TimeSpan? LatenessBound = null,
    EventSourceState? State = null,
    string? ApiKeyId = null,
    string? SettingsJson = null);

/// <summary>A version of a mapping and who stored it.</summary>
public sealed record StoredMapping(EventMapping Mapping, string StoredBy, DateTimeOffset StoredAt);
