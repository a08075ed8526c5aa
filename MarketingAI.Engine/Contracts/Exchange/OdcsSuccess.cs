using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Criteria of success; the standard has no place for them, so they are a custom property.</summary>
internal static class OdcsSuccess
{
    private const string Key = "successCriteria";

    public static IReadOnlyList<SuccessCriterion> Read(YamlMap document) =>
        document.Custom(Key) is YamlList list ? [.. list.Items.Select(CriterionOf).OfType<SuccessCriterion>()] : [];

    public static void Write(IReadOnlyList<SuccessCriterion> criteria, YamlMap document)
    {
        if (!Read(document).SequenceEqual(criteria))
        {
            document.SetCustom(Key, criteria.Count == 0 ? null : new YamlList([.. criteria.Select(Written)]));
        }
    }

    private static SuccessCriterion? CriterionOf(YamlNode node) =>
        node is YamlMap map && (OdcsEdit.NumberIn(map["atLeast"]) ?? OdcsEdit.NumberIn(map["atMost"])) is { } target
        && DateOnly.TryParseExact(map.TextOf("by"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly by)
            ? new SuccessCriterion(map.TextOf("metric") ?? string.Empty, map["atLeast"] is not null, target, map.TextOf("unit"), by)
            : null;

    private static YamlNode Written(SuccessCriterion criterion) => OdcsEdit.MapOf(
        ("metric", YamlScalar.Of(criterion.Metric)),
        (criterion.AtLeast ? "atLeast" : "atMost", YamlScalar.OfNumber(OdcsEdit.Text(criterion.Target))),
        ("unit", criterion.Unit is null ? null : YamlScalar.Of(criterion.Unit)),
        ("by", YamlScalar.Of(criterion.By.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
}
