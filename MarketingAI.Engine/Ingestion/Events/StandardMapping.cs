namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>
/// The mapping that every new source begins with. It takes our own names and those of the Segment specification, whose calls
/// identify, track, page, screen, group and alias are understood as they are.
/// </summary>
public static class StandardMapping
{
    public static EventMapping Default { get; } = new(0,
    [
        Of(EventField.EventId, "event_id", "messageId"),
        Of(EventField.Type, "type"),
        Of(EventField.EventTime, "event_time", "timestamp", "originalTimestamp"),
        Of(EventField.AnonymousId, "anonymous_id", "anonymousId"),
        Of(EventField.UserId, "user_id", "userId"),
        Of(EventField.Email, "email_sha256", "email", "traits.email", "context.traits.email", "properties.email"),
        Of(EventField.Phone, "phone_sha256", "phone", "traits.phone", "context.traits.phone", "properties.phone"),
        Of(EventField.DeviceType, "device_type", "context.device.type"),
        Of(EventField.Channel, "channel", "context.campaign.medium"),
        Of(EventField.Campaign, "campaign", "context.campaign.name"),
        Of(EventField.Creative, "creative", "context.campaign.content"),
        Of(EventField.Page, "page", "properties.path", "context.page.path", "name"),
        Of(EventField.OrderId, "order_id", "properties.order_id", "properties.orderId"),
        Of(EventField.Value, "value", "properties.revenue", "properties.value", "properties.total"),
        Of(EventField.Currency, "currency", "properties.currency"),
    ]);

    private static FieldMapping Of(EventField field, params string[] paths) => new(field, [.. paths.Select(path => new MappedPath(path))]);
}
