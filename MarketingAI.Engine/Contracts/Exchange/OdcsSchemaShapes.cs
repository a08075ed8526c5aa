using System.Text.RegularExpressions;
using static MarketingAI.Engine.Contracts.Exchange.OdcsShapes;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Tables, columns, their relationships and options.</summary>
internal static partial class OdcsSchemaShapes
{
    private const string Element = "id:id name physicalType description businessName authoritativeDefinitions:definitions tags:tags customProperties:custom";
    private const string DateOptions = "format exclusiveMaximum maximum exclusiveMinimum minimum";
    private const string NumberOptions = "multipleOf:above0 maximum:number exclusiveMaximum:number minimum:number exclusiveMinimum:number";

    private static readonly ValueShape Reference = Text with { Pattern = ReferenceForm() };
    private static readonly ListShape References = new(() => Reference, Fewest: 1);

    private static readonly MapShape TableRelationship = new(RelationshipKeys(true), "from", "to")
    {
        Also = map => map["from"] is YamlList == map["to"] is YamlList ? Array.Empty<string>() : ["'from' and 'to' are both a text or both a list."],
    };

    private static readonly MapShape ColumnRelationship = new(RelationshipKeys(false), "to");

    private static readonly string[] LogicalTypes = ["string", "date", "timestamp", "time", "number", "integer", "object", "array", "boolean"];

    public static MapShape Property { get; } = new(map => PropertyKeys(map, isItem: false), "name");

    private static MapShape Item { get; } = new(map => PropertyKeys(map, isItem: true));

    public static MapShape Object { get; } = new(
        Keys(
            $"{Element} physicalName dataGranularityDescription",
            ("logicalType", Text with { Allowed = ["object"] }),
            ("properties", new ListShape(() => Property)),
            ("relationships", new ListShape(() => TableRelationship)),
            ("quality", new ListShape(() => OdcsQualityShapes.Rule))),
        "name");

    public static bool IsReference(string text) => ReferenceForm().IsMatch(text);

    private static Dictionary<string, OdcsShape> PropertyKeys(YamlMap property, bool isItem)
    {
        string? type = property.TextOf("logicalType");
        Dictionary<string, OdcsShape> keys = Table(
            $"{Element} primaryKey:flag primaryKeyPosition:whole physicalName required:flag unique:flag partitioned:flag partitionKeyPosition:whole classification encryptedName transformLogic transformDescription criticalDataElement:flag",
            ("logicalType", Text with { Allowed = LogicalTypes }),
            ("logicalTypeOptions", new MapShape(_ => OptionsOf(type))),
            ("transformSourceObjects", Tags),
            ("examples", new ListShape(() => Any)),
            ("relationships", new ListShape(() => ColumnRelationship)),
            ("quality", new ListShape(() => OdcsQualityShapes.Rule)));
        if (isItem || type is "object" or null)
        {
            keys.Add("properties", new ListShape(() => Property));
        }

        if (type is "array" or null)
        {
            keys.Add("items", Item);
        }

        return keys;
    }

    /// <summary>Options that a logical type may have; none where no type is said, since then those of every type would have to hold.</summary>
    public static IReadOnlyDictionary<string, OdcsShape> OptionsOf(string? type) => type switch
    {
        "string" => Table("minLength:count maxLength:count pattern format"),
        "date" => Table(DateOptions),
        "timestamp" or "time" => Table($"{DateOptions} timezone:flag defaultTimezone"),
        "integer" => Table(NumberOptions, ("format", Text with { Allowed = ["i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"] })),
        "number" => Table(NumberOptions, ("format", Text with { Allowed = ["f32", "f64"] })),
        "object" => Table("maxProperties:count minProperties:count", ("required", new ListShape(() => Text, Fewest: 1, IsSet: true))),
        "array" => Table("maxItems:count minItems:count uniqueItems:flag"),
        _ => Table(string.Empty),
    };

    private static Func<YamlMap, IReadOnlyDictionary<string, OdcsShape>> RelationshipKeys(bool isOfTable)
    {
        Dictionary<string, OdcsShape> withList = Table(string.Empty, ("to", References), ("from", References));
        return map =>
        {
            Dictionary<string, OdcsShape> keys = Table("customProperties:custom", ("type", Text with { Allowed = ["foreignKey"] }));
            keys.Add("to", map["to"] is YamlList ? withList["to"] : Reference);
            if (isOfTable)
            {
                keys.Add("from", map["from"] is YamlList ? withList["from"] : Reference);
            }

            return keys;
        };
    }

    [GeneratedRegex(
        @"^(?:[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*|(?:(?:https?://)?[A-Za-z0-9._\-/]+\.yaml#)?/?[A-Za-z_][A-Za-z0-9_]*/[A-Za-z0-9_-]+(?:/[A-Za-z_][A-Za-z0-9_]*/[A-Za-z0-9_-]+)*)$",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ReferenceForm();
}
