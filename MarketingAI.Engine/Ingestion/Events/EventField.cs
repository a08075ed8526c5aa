namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>The fields that a mapping fills. Names in JSON and SQL are these in snake case.</summary>
public enum EventField
{
    EventId,
    Type,
    EventTime,
    ReceivedAt,
    AnonymousId,
    UserId,
    Email,
    Phone,
    DeviceType,
    Channel,
    Campaign,
    Creative,
    Page,
    OrderId,
    Value,
    Currency,
}

/// <summary>Names and bounds of the fields.</summary>
public static class EventFields
{
    public static IReadOnlyList<EventField> All { get; } = Enum.GetValues<EventField>();

    /// <summary><c>EventId</c> becomes <c>event_id</c>.</summary>
    public static string NameOf(EventField field) => Names[(int)field];

    /// <summary>The field of a name, or null.</summary>
    public static EventField? Find(string name)
    {
        int at = Array.IndexOf(Names, name);
        return at < 0 ? null : (EventField)at;
    }

    /// <summary>Most bytes (UTF-8) of the field's text.</summary>
    internal static int MostBytes(EventField field) => field switch
    {
        EventField.Page => 2_000,
        EventField.EventId or EventField.AnonymousId or EventField.UserId or EventField.Email => 300,
        _ => 200,
    };

    private static readonly string[] Names =
    [
        "event_id", "type", "event_time", "received_at", "anonymous_id", "user_id", "email", "phone", "device_type", "channel", "campaign", "creative",
        "page", "order_id", "value", "currency",
    ];
}
