using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>What values of a column keep to. The standard gives each type its options; what it has no place for goes into custom properties.</summary>
internal static class OdcsOptions
{
    private const string Options = "logicalTypeOptions";

    private static readonly string[] Ours = ["minLength", "maxLength", "pattern", "format", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"];

    public static string? Text(YamlMap property, string option) => (property[Options] as YamlMap)?.TextOf(option) ?? property.CustomText(option);

    public static int? Whole(YamlMap property, string option) =>
        int.TryParse(Text(property, option), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : null;

    public static (string? Value, bool IsExclusive) Bound(YamlMap property, bool isLower)
    {
        (string closed, string open) = NamesOf(isLower);
        return Text(property, closed) is { } value ? (value, false) : Text(property, open) is { } outside ? (outside, true) : (null, false);
    }

    /// <param name="isOtherType">Whether the type was written anew, so that options may have another place now.</param>
    public static void Write(ContractColumn column, ContractColumn before, YamlMap property, bool isOtherType)
    {
        if (isOtherType)
        {
            Clear(property);
            before = before with
            {
                MinLength = null,
                MaxLength = null,
                Pattern = null,
                Format = null,
                Minimum = null,
                MinimumIsExclusive = false,
                Maximum = null,
                MaximumIsExclusive = false,
            };
        }

        Put(property, "minLength", Digits(before.MinLength), Digits(column.MinLength));
        Put(property, "maxLength", Digits(before.MaxLength), Digits(column.MaxLength));
        Put(property, "pattern", before.Pattern, column.Pattern);
        Put(property, "format", before.Format, column.Format);
        PutBound(property, isLower: true, (before.Minimum, before.MinimumIsExclusive), (column.Minimum, column.MinimumIsExclusive));
        PutBound(property, isLower: false, (before.Maximum, before.MaximumIsExclusive), (column.Maximum, column.MaximumIsExclusive));
        if (property[Options] is YamlMap { Entries.Count: 0 })
        {
            property.Set(Options, null);
        }
    }

    private static void PutBound(YamlMap property, bool isLower, (string? Value, bool IsExclusive) before, (string? Value, bool IsExclusive) now)
    {
        if (before == now || (before.Value is null && now.Value is null))
        {
            return;
        }

        (string closed, string open) = NamesOf(isLower);
        Put(property, closed, Text(property, closed), now.IsExclusive ? null : now.Value);
        Put(property, open, Text(property, open), now.IsExclusive ? now.Value : null);
    }

    private static void Put(YamlMap property, string option, string? before, string? now)
    {
        if (string.Equals(before, now, StringComparison.Ordinal))
        {
            return;
        }

        (property[Options] as YamlMap)?.Set(option, null);
        property.SetCustom(option, null);
        if (now is null)
        {
            return;
        }

        if (NodeOf(property.TextOf("logicalType"), option, now) is { } node)
        {
            if (property[Options] is not YamlMap)
            {
                property.Set(Options, new YamlMap([]));
            }

            ((YamlMap)property[Options]!).Set(option, node);
        }
        else
        {
            property.SetCustom(option, YamlScalar.Of(now));
        }
    }

    /// <returns>Null where the standard has no place for the option, or for this value of it.</returns>
    private static YamlScalar? NodeOf(string? type, string option, string text)
    {
        if (!OdcsSchemaShapes.OptionsOf(type).TryGetValue(option, out OdcsShape? shape) || shape is not ValueShape value)
        {
            return null;
        }

        if (value.Kinds.Contains(YamlKind.Text))
        {
            return value.Allowed.Count == 0 || value.Allowed.Contains(text, StringComparer.Ordinal) ? YamlScalar.Of(text) : null;
        }

        YamlKind kind = YamlReader.KindOf(text);
        bool isLowEnough = value.AtLeast is { } least && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number < least;
        return value.Kinds.Contains(kind) && !isLowEnough ? new YamlScalar(kind, text) : null;
    }

    private static void Clear(YamlMap property)
    {
        IReadOnlyDictionary<string, OdcsShape> allowed = OdcsSchemaShapes.OptionsOf(property.TextOf("logicalType"));
        (property[Options] as YamlMap)?.Entries.RemoveAll(entry => Ours.Contains(entry.Key, StringComparer.Ordinal) || !allowed.ContainsKey(entry.Key));
        foreach (string option in Ours)
        {
            property.SetCustom(option, null);
        }
    }

    private static (string Closed, string Open) NamesOf(bool isLower) => isLower ? ("minimum", "exclusiveMinimum") : ("maximum", "exclusiveMaximum");

    private static string? Digits(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
