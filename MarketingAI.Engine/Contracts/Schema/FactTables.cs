using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Contracts.Schema;

/// <summary>Fact tables that the product ships.</summary>
public static class FactTables
{
    /// <summary>Name of the unified table of ad-server logs, web analytics and CRM events.</summary>
    public const string EventName = "ingestion.event";

    /// <summary>The unified event table, one row per accepted distinct event id.</summary>
    public static FactTable Event { get; } = new(
        new WarehouseTable("ingestion", "event"),
        "Events",
        [
            Field("event_id", FactType.Text, "Names the event; the same id counts once."),
            Field("type", FactType.Text, "What happened: impression, click, page, purchase ..."),
            Field("event_time", FactType.Timestamp, "When it happened (UTC)."),
            Field("received_at", FactType.Timestamp, "When we knew (UTC)."),
            Field("source", FactType.Text, "Key of the source that sent it."),
            Field("schema_name", FactType.Text, "The documented shape it came in: web_analytics, ad_server, crm or a newer one."),
            Field("schema_version", FactType.Integer, "Version of that shape."),
            Optional("anonymous_id", "Cookie or device id.", PersonalDataClass.Pseudonymous),
            Optional("user_id", "Log-in or account.", PersonalDataClass.Pseudonymous),
            Optional("email_sha256", "E-mail address, hashed on intake.", PersonalDataClass.Pseudonymous),
            Optional("phone_sha256", "Phone number, hashed on intake.", PersonalDataClass.Pseudonymous),
            Optional("device_type", "Kind of device."),
            Optional("channel", "Marketing channel."),
            Optional("campaign", "Campaign."),
            Optional("creative", "Creative shown."),
            Optional("page", "Page or screen."),
            Optional("order_id", "Order the event belongs to.", PersonalDataClass.Pseudonymous),
            new FactField("value", FactType.Number, "Value in the event's currency.") { IsOptional = true, Column = "value" },
            Optional("currency", "Currency of the value."),
            Optional("properties", "Everything else the event brought, as JSON.", PersonalDataClass.Pseudonymous),
            Field("batch_id", FactType.Text, "The commit that brought it."),
            Field("is_late", FactType.Boolean, "Whether it came later than its source's bound."),
            new FactField("is_out_of_order", FactType.Boolean, "Whether an event of its source that happened later came in before it.") { IsOptional = true, Column = "is_out_of_order" },
        ],
        ["event_id", "type", "event_time", "received_at", "source", "schema_name", "schema_version", "batch_id", "is_late"])
    {
        Remainder = "properties",
    };

    private static FactField Field(string name, FactType type, string meaning) => new(name, type, meaning) { Column = name };

    private static FactField Optional(string name, string meaning, PersonalDataClass personal = PersonalDataClass.None) =>
        new(name, FactType.Text, meaning) { IsOptional = true, Column = name, PersonalData = personal };
}
