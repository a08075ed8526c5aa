using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>The documented schemas of events.</summary>
public sealed partial class EventSchemasPage
{
    private static string Needs(EventSchema schema)
    {
        string needed = $"Every event needs {string.Join(", ", schema.Fields.Where(field => field.Required).Select(field => field.Name))}";
        return schema.OneOf.Count == 0
            ? $"{needed}. What no field takes is kept in properties."
            : $"{needed}, and at least one of {string.Join(", ", schema.OneOf.Select(EventFields.NameOf))}. What no field takes is kept in properties.";
    }
}
