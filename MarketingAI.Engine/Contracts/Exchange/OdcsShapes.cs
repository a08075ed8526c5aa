using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>
/// The structure of the Open Data Contract Standard 3.1.0, written down from its published JSON schema (odcs-json-schema-v3.1.0, Bitol, 2025):
/// which keys, of which type, with which words, and which must be there.
/// </summary>
/// <remarks>Stricter in one thing: inside <c>description</c> the published schema lets any key pass; here an unknown one is an error too.</remarks>
internal static partial class OdcsShapes
{
    public static readonly ValueShape Text = new("a text", YamlKind.Text);
    public static readonly ValueShape Flag = new("true or false", YamlKind.Boolean);
    public static readonly ValueShape Whole = new("a whole number", YamlKind.Integer);
    public static readonly ValueShape Number = new("a number", YamlKind.Integer, YamlKind.Number);
    public static readonly ValueShape Count = Whole with { AtLeast = 0 };
    public static readonly ValueShape Single = new("a single value", YamlKind.Text, YamlKind.Integer, YamlKind.Number, YamlKind.Boolean, YamlKind.Null);
    public static readonly AnyShape Any = new();

    public static readonly ValueShape StableId = Text with { Pattern = StableIdForm() };
    public static readonly ListShape Tags = new(() => Text);
    public static readonly MapShape CustomProperty = Map("id:id property value:any description", "property", "value");
    public static readonly ListShape CustomProperties = new(() => CustomProperty);
    public static readonly ListShape Definitions = new(() => Map("id:id url type description", "url", "type"));
    public static readonly MapShape Role = Map("id:id role description access firstLevelApprovers secondLevelApprovers customProperties:custom", "role");

    private static readonly MapShape Member = Map(
        "id:id username name description role dateIn dateOut replacedByUsername tags:tags customProperties:custom authoritativeDefinitions:definitions", "username");

    private static readonly MapShape Team = new(
        Keys("id:id name description tags:tags customProperties:custom authoritativeDefinitions:definitions", ("members", new ListShape(() => Member))));

    private static readonly MapShape Sla = Map("id:id property value:single valueExt:single unit element driver description scheduler schedule", "property", "value");

    public static MapShape Document { get; } = new(
        Keys(
            "version id name tenant tags:tags status dataProduct domain slaDefaultElement authoritativeDefinitions:definitions customProperties:custom contractCreatedTs",
            ("kind", Text with { Allowed = ["DataContract"] }),
            ("apiVersion", Text with { Allowed = ["v3.1.0", "v3.0.2", "v3.0.1", "v3.0.0"] }),
            ("servers", new ListShape(() => OdcsServers.Server)),
            ("description", Map("usage purpose limitations authoritativeDefinitions:definitions customProperties:custom")),
            ("schema", new ListShape(() => OdcsSchemaShapes.Object)),
            ("support", new ListShape(() => Map("id:id channel url description tool scope invitationUrl customProperties:custom", "channel"))),
            ("price", Map("id:id priceAmount:number priceCurrency priceUnit")),
            ("team", new EitherShape(Team, new ListShape(() => Member))),
            ("roles", new ListShape(() => Role)),
            ("slaProperties", new ListShape(() => Sla))),
        "version", "apiVersion", "kind", "id", "status");

    /// <summary>A map of the keys written as <c>name</c> or <c>name:shape</c>.</summary>
    public static MapShape Map(string keys, params string[] required) => new(Keys(keys), required);

    public static Func<YamlMap, IReadOnlyDictionary<string, OdcsShape>> Keys(string keys, params (string Key, OdcsShape Shape)[] others)
    {
        IReadOnlyDictionary<string, OdcsShape> fixedKeys = Table(keys, others);
        return _ => fixedKeys;
    }

    public static Dictionary<string, OdcsShape> Table(string keys, params (string Key, OdcsShape Shape)[] others)
    {
        Dictionary<string, OdcsShape> table = new(StringComparer.Ordinal);
        foreach (string[] parts in keys.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(key => key.Split(':')))
        {
            table.Add(parts[0], parts.Length == 1 ? Text : Named(parts[1]));
        }

        foreach ((string key, OdcsShape shape) in others)
        {
            table.Add(key, shape);
        }

        return table;
    }

    private static OdcsShape Named(string shape) => shape switch
    {
        "id" => StableId,
        "any" => Any,
        "single" => Single,
        "flag" => Flag,
        "whole" => Whole,
        "count" => Count,
        "number" => Number,
        "above0" => Number with { AtLeast = 0, IsAbove = true },
        "tags" => Tags,
        "custom" => CustomProperties,
        "definitions" => Definitions,
        _ => throw new ArgumentException($"No shape is called '{shape}'.", nameof(shape)),
    };

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StableIdForm();
}
