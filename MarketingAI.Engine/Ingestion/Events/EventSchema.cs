using MarketingAI.Engine.Contracts;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>What events of one kind of source carry: the documented shape that sources are mapped to.</summary>
/// <param name="Name">Such as <c>web_analytics</c>.</param>
/// <param name="Purpose">One sentence: whose events these are.</param>
/// <param name="OneOf">At least one of these fields must have a value; empty for no such rule.</param>
public sealed record EventSchema(
    string Name, int Version, string Title, string Purpose, IReadOnlyList<EventSchemaField> Fields, IReadOnlyList<EventField> OneOf);

/// <summary>One field of a schema.</summary>
/// <param name="Form">Type and format in words, such as "ISO 8601 time".</param>
/// <param name="Personal">What the stored value says about persons.</param>
public sealed record EventSchemaField(EventField Field, bool Required, string Form, string Meaning, PersonalDataClass Personal)
{
    public string Name => EventFields.NameOf(Field);
}
