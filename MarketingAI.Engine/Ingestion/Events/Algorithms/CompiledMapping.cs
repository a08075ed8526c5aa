using System.Text;

namespace MarketingAI.Engine.Ingestion.Events.Algorithms;

/// <summary>A mapping and its schema made ready for reading millions of events. Immutable.</summary>
internal sealed class CompiledMapping
{
    /// <summary>Where the Segment specification puts the name of what a track call tells.</summary>
    public const string EventName = "event";

    private readonly CompiledField?[] _fields = new CompiledField?[EventFields.All.Count];

    public CompiledMapping(EventSchema schema, EventMapping mapping)
    {
        Schema = schema;
        SchemaName = Encoding.UTF8.GetBytes(schema.Name);
        List<string> paths = [.. mapping.Fields.SelectMany(field => field.Paths).Select(path => path.Path).Distinct(StringComparer.Ordinal)];
        if (!paths.Contains(EventName, StringComparer.Ordinal))
        {
            paths.Add(EventName);
        }

        EventNameSlot = paths.IndexOf(EventName);
        Root = PathNode.Of(paths);
        Slots = paths.Count;
        foreach (FieldMapping field in mapping.Fields)
        {
            _fields[(int)field.Field] = new CompiledField(
                [.. field.Paths.Select(path => new CompiledPath(paths.IndexOf(path.Path), path.DivideBy, path.Time))],
                string.IsNullOrEmpty(field.Constant) ? null : Encoding.UTF8.GetBytes(field.Constant),
                field.Words is null or { Count: 0 } ? null : new Dictionary<string, string>(field.Words, StringComparer.Ordinal));
        }

        Required = [.. schema.Fields.Where(field => field.Required).Select(field => field.Field)];
    }

    public EventSchema Schema { get; }

    public byte[] SchemaName { get; }

    public PathNode Root { get; }

    public int Slots { get; }

    public int EventNameSlot { get; }

    public EventField[] Required { get; }

    public CompiledField? Field(EventField field) => _fields[(int)field];
}

internal sealed record CompiledField(CompiledPath[] Paths, byte[]? Constant, Dictionary<string, string>? Words);

internal readonly record struct CompiledPath(int Slot, double DivideBy, TimeForm Time);
