using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Quality rules between this product and the standard. Rules of other engines and forms are carried, not read.</summary>
internal static class OdcsQuality
{
    private const string Engine = "marketingai-workbench";
    private const string QueryStart = "SELECT COUNT(*) FROM ${object} WHERE NOT (";

    /// <returns>Null where the entry is none that this product reads.</returns>
    public static QualityRule? Read(YamlNode node, string? column)
    {
        if (node is not YamlMap map)
        {
            return null;
        }

        QualityRule? rule = map.TextOf("type") switch
        {
            "library" or null => Library(map, column),
            "sql" => Condition(map),
            "custom" => string.Equals(map.TextOf("engine"), Engine, StringComparison.Ordinal) ? Own(map, column) : null,
            _ => null,
        };
        return rule is null ? null : rule with
        {
            Severity = map.TextOf("severity") switch { "warning" => ChangeSeverity.Warning, "info" => ChangeSeverity.Information, _ => ChangeSeverity.Error },
            Description = map.TextOf("description") ?? string.Empty,
        };
    }

    /// <param name="isOfTable">Whether it is written beside the table; else beside its column.</param>
    public static YamlNode Write(QualityRule rule, bool isOfTable)
    {
        YamlMap map = rule.Check switch
        {
            QualityCheck.Condition => OdcsEdit.MapOf(
                ("type", YamlScalar.Of("sql")), ("query", YamlScalar.Of($"{QueryStart}{rule.Condition})")), ("mustBe", YamlScalar.OfNumber("0"))),
            _ when (rule.Check == QualityCheck.RowCount) == isOfTable && isOfTable == (rule.Column is null) && MetricOf(rule.Check) is { } metric && Operator(rule) is { } bound => OdcsEdit.MapOf(
                ("type", YamlScalar.Of("library")), ("metric", YamlScalar.Of(metric)), (bound.Key, bound.Value),
                ("unit", IsShare(rule.Check) ? YamlScalar.Of("percent") : null)),
            _ => OdcsEdit.MapOf(("type", YamlScalar.Of("custom")), ("engine", YamlScalar.Of(Engine)), ("implementation", Implementation(rule))),
        };
        map.Set("severity", YamlScalar.Of(rule.Severity switch { ChangeSeverity.Warning => "warning", ChangeSeverity.Information => "info", _ => "error" }));
        map.SetWords("description", rule.Description);
        return map;
    }

    private static QualityRule? Library(YamlMap map, string? column)
    {
        QualityCheck? check = map.TextOf("metric") switch
        {
            "rowCount" => QualityCheck.RowCount,
            "nullValues" => QualityCheck.MissingShare,
            "duplicateValues" => QualityCheck.DuplicateShare,
            "invalidValues" => QualityCheck.InvalidShare,
            _ => null,
        };
        if (check is not { } found || map["arguments"] is not null || (found == QualityCheck.RowCount) != (column is null))
        {
            return null;
        }

        bool isPercent = string.Equals(map.TextOf("unit"), "percent", StringComparison.Ordinal);
        if (IsShare(found) && !isPercent)
        {
            return OdcsEdit.NumberIn(map["mustBe"]) == 0 ? new QualityRule(found, column, null, 0) : null;
        }

        double? low = OdcsEdit.NumberIn(map["mustBeGreaterOrEqualTo"]) ?? OdcsEdit.NumberIn(map["mustBe"]);
        double? high = OdcsEdit.NumberIn(map["mustBeLessOrEqualTo"]) ?? OdcsEdit.NumberIn(map["mustBe"]);
        if (map["mustBeBetween"] is YamlList { Items: [var from, var to] })
        {
            (low, high) = (OdcsEdit.NumberIn(from), OdcsEdit.NumberIn(to));
        }

        return low is null && high is null ? null : new QualityRule(found, column, Scaled(low, IsShare(found), 0.01m), Scaled(high, IsShare(found), 0.01m));
    }

    private static QualityRule? Condition(YamlMap map) =>
        map.TextOf("query") is { } query && query.StartsWith(QueryStart, StringComparison.Ordinal) && query.EndsWith(')') && OdcsEdit.NumberIn(map["mustBe"]) == 0
            ? new QualityRule(QualityCheck.Condition, null, null, null) { Condition = query[QueryStart.Length..^1] }
            : null;

    private static QualityRule? Own(YamlMap map, string? column) =>
        map["implementation"] is YamlMap own && Enum.TryParse(own.TextOf("check"), out QualityCheck check) && Enum.IsDefined(check)
            ? new QualityRule(check, own.TextOf("column") ?? column, OdcsEdit.NumberIn(own["atLeast"]), OdcsEdit.NumberIn(own["atMost"]))
            {
                Condition = own.TextOf("condition"),
            }
            : null;

    private static YamlMap Implementation(QualityRule rule) => OdcsEdit.MapOf(
        ("check", YamlScalar.Of(rule.Check.ToString())),
        ("column", rule.Column is null ? null : YamlScalar.Of(rule.Column)),
        ("atLeast", rule.AtLeast is { } low ? YamlScalar.OfNumber(OdcsEdit.Text(low)) : null),
        ("atMost", rule.AtMost is { } high ? YamlScalar.OfNumber(OdcsEdit.Text(high)) : null));

    private static (string Key, YamlNode Value)? Operator(QualityRule rule)
    {
        bool isShare = IsShare(rule.Check);
        return (Scaled(rule.AtLeast, isShare, 100m), Scaled(rule.AtMost, isShare, 100m)) switch
        {
            ({ } low, { } high) when low < high => ("mustBeBetween", new YamlList([Number(low), Number(high)])),
            ({ } low, { } high) when low.Equals(high) && !isShare => ("mustBe", Number(low)),
            ({ } low, null) => ("mustBeGreaterOrEqualTo", Number(low)),
            (null, { } high) => ("mustBeLessOrEqualTo", Number(high)),
            _ => null,
        };
    }

    private static YamlScalar Number(double value) => YamlScalar.OfNumber(OdcsEdit.Text(value));

    private static double? Scaled(double? value, bool isShare, decimal factor) =>
        value is { } number && isShare && Math.Abs(number) < 1e9 ? double.Parse(((decimal)number * factor).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    private static string? MetricOf(QualityCheck check) => check switch
    {
        QualityCheck.RowCount => "rowCount",
        QualityCheck.MissingShare => "nullValues",
        QualityCheck.DuplicateShare => "duplicateValues",
        QualityCheck.InvalidShare => "invalidValues",
        _ => null,
    };

    private static bool IsShare(QualityCheck check) => check is QualityCheck.MissingShare or QualityCheck.DuplicateShare or QualityCheck.InvalidShare;
}
