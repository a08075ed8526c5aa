using static MarketingAI.Engine.Contracts.Exchange.OdcsShapes;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Quality rules: text, library metric, SQL or another engine's own.</summary>
internal static class OdcsQualityShapes
{
    private const string Base = "id:id authoritativeDefinitions:definitions businessImpact customProperties:custom description method name schedule scheduler severity tags:tags unit";

    private static readonly string[] Operators =
    [
        "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo", "mustBeBetween", "mustNotBeBetween",
    ];

    private static readonly ListShape Two = new(() => Number, Fewest: 2, Most: 2, IsSet: true);

    public static MapShape Rule { get; } = new(KeysOf) { Also = FaultsOf };

    private static bool IsLibrary(YamlMap rule) => rule.TextOf("type") is "library" || rule["metric"] is YamlScalar { Kind: YamlKind.Text };

    private static Dictionary<string, OdcsShape> KeysOf(YamlMap rule)
    {
        Dictionary<string, OdcsShape> keys = Table(
            Base,
            ("type", Text with { Allowed = ["text", "library", "sql", "custom"] }),
            ("dimension", Text with { Allowed = ["accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness"] }));
        if (IsLibrary(rule))
        {
            keys["metric"] = Text with { Allowed = ["nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"] };
            keys["rule"] = Text;
            keys["arguments"] = new MapShape(map => map.Entries.ToDictionary(entry => entry.Key, _ => (OdcsShape)Any, StringComparer.Ordinal));
            AddOperators(keys);
        }

        switch (rule.TextOf("type"))
        {
            case "sql":
                keys["query"] = Text;
                AddOperators(keys);
                break;
            case "custom":
                keys["engine"] = Text;
                keys["implementation"] = rule["implementation"] is YamlMap map
                    ? new MapShape(_ => map.Entries.ToDictionary(entry => entry.Key, _ => (OdcsShape)Any, StringComparer.Ordinal))
                    : Text;
                break;
        }

        return keys;
    }

    private static IEnumerable<string> FaultsOf(YamlMap rule)
    {
        string? type = rule.TextOf("type");
        (bool Applies, string Key)[] needed =
        [
            (IsLibrary(rule), "metric"), (type is "sql", "query"), (type is "custom", "engine"), (type is "custom", "implementation"),
        ];
        foreach ((_, string key) in needed.Where(need => need.Applies && rule[need.Key] is null))
        {
            yield return $"A rule of this type needs the key '{key}'.";
        }

        int found = Operators.Count(name => rule[name] is not null);
        if ((IsLibrary(rule) || type is "sql") && found != 1)
        {
            yield return $"A rule of this type needs exactly one of {string.Join(", ", Operators)}. Found {found}.";
        }
    }

    private static void AddOperators(Dictionary<string, OdcsShape> keys)
    {
        foreach (string name in Operators)
        {
            keys[name] = name switch
            {
                "mustBe" or "mustNotBe" => Any,
                "mustBeBetween" or "mustNotBeBetween" => Two,
                _ => Number,
            };
        }
    }
}
