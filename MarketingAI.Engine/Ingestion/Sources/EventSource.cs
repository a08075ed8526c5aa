using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Engine.Ingestion.Sources;

/// <summary>Something that sends events into a business unit.</summary>
/// <param name="Key">Stable short name: small letters, digits and hyphens.</param>
/// <param name="BatchMinutes">A batch begins every so many minutes.</param>
/// <param name="BatchAt">A batch begins once a day at this time (UTC) instead; null for every <paramref name="BatchMinutes"/>.</param>
/// <param name="NeedSeconds">How soon after it became known an event must be usable, as people demand it; null where nobody said.</param>
/// <param name="Schema">Name out of <see cref="EventSchemas"/>.</param>
/// <param name="LatenessBound">An event that became known later than this after it happened is late.</param>
/// <param name="ApiKeyId">The API key whose calls are this source's where they name none; null for none.</param>
/// <param name="SettingsJson">What a source of its kind needs besides, such as brokers and topic; null for nothing. Never a secret.</param>
public sealed record EventSource(
    Guid Id,
    string Key,
    string Name,
    EventSourceKind Kind,
    IntakeMode Mode,
    int BatchMinutes,
    TimeOnly? BatchAt,
    int? NeedSeconds,
    string Schema,
    TimeSpan LatenessBound,
    EventSourceState State,
    string? ApiKeyId,
    string? SettingsJson,
    EventMapping Mapping,
    string CreatedBy,
    DateTimeOffset CreatedAt);

/// <summary>How events come.</summary>
public enum EventSourceKind
{
    Http,
    Kafka,
    File,
}

/// <summary>When accepted events reach the table.</summary>
public enum IntakeMode
{
    /// <summary>About a second after they came.</summary>
    Streaming,

    /// <summary>Every so many minutes.</summary>
    Batch,
}

public enum EventSourceState
{
    Active,

    /// <summary>Its events are refused until it goes on.</summary>
    Paused,
}
