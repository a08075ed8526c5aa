using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>The schemas that event sources can have. All of them fill the one table <c>ingestion.event</c>.</summary>
public static class EventSchemas
{
    public const string WebAnalytics = "web_analytics";
    public const string AdServer = "ad_server";
    public const string Crm = "crm";

    private static readonly EventSchemaField[] Described =
    [
        new(EventField.EventId, false, "text", "Key of the event. The same id twice is the same event and counts once. Without one an id is made from the content.", PersonalDataClass.None),
        new(EventField.Type, false, "text", "What happened: impression, click, page, identify, purchase, alias, group, screen, or a name of your own; kept in small letters.", PersonalDataClass.None),
        new(EventField.EventTime, false, "ISO 8601 time", "When it happened. A time without an offset is UTC. Where it is missing, the time of arrival stands in.", PersonalDataClass.None),
        new(EventField.ReceivedAt, false, "ISO 8601 time", "When it became known, for files that tell it; never later than the arrival here. Otherwise the time of arrival.", PersonalDataClass.None),
        new(EventField.AnonymousId, false, "text", "Cookie or device id.", PersonalDataClass.Pseudonymous),
        new(EventField.UserId, false, "text", "Log-in or account of the person.", PersonalDataClass.Pseudonymous),
        new(EventField.Email, false, "e-mail address or its SHA-256 in hex", "Stored as email_sha256: SHA-256 of the address without blanks and in small letters. The address itself is never stored.", PersonalDataClass.Pseudonymous),
        new(EventField.Phone, false, "telephone number or its SHA-256 in hex", "Stored as phone_sha256: SHA-256 of the digits, with a leading plus where the number has a country code. The number itself is never stored.", PersonalDataClass.Pseudonymous),
        new(EventField.DeviceType, false, "text", "ios, android, desktop, tablet or the like.", PersonalDataClass.None),
        new(EventField.Channel, false, "text", "Channel of a touch: search, social, email, display ...", PersonalDataClass.None),
        new(EventField.Campaign, false, "text", "Campaign of a touch.", PersonalDataClass.None),
        new(EventField.Creative, false, "text", "Creative of a touch.", PersonalDataClass.None),
        new(EventField.Page, false, "text", "Page or screen that was seen: its path, address or kind.", PersonalDataClass.None),
        new(EventField.OrderId, false, "text", "Order of a purchase.", PersonalDataClass.Pseudonymous),
        new(EventField.Value, false, "number", "Value of the event in the currency's main unit (33.72 for 33 euros and 72 cents).", PersonalDataClass.None),
        new(EventField.Currency, false, "three letters", "ISO 4217 code, such as EUR.", PersonalDataClass.None),
    ];

    public static IReadOnlyList<EventSchema> All { get; } =
    [
        new(WebAnalytics, 1, "Web analytics", "What visitors do on sites and in apps, sent by tags and software kits.",
            Fields(EventField.Type), [EventField.AnonymousId, EventField.UserId, EventField.Email]),
        new(AdServer, 1, "Ad server", "Which advertisements were shown and clicked, from the ad server's log.",
            Fields(EventField.Type, EventField.EventTime, EventField.Campaign), []),
        new(Crm, 1, "CRM", "What the customer system knows of a person: registrations, calls, orders.",
            Fields(EventField.Type, EventField.EventTime), [EventField.UserId, EventField.Email, EventField.Phone]),
    ];

    public static EventSchema? Find(string name) => All.FirstOrDefault(schema => string.Equals(schema.Name, name, StringComparison.Ordinal));

    private static IReadOnlyList<EventSchemaField> Fields(params EventField[] required) =>
        [.. Described.Select(field => field with { Required = required.Contains(field.Field) })];
}
