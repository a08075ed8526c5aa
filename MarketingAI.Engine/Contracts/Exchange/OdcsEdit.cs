using System.Globalization;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Small edits of a document's map. What says the same already is left as it is written.</summary>
internal static class OdcsEdit
{
    private const string Customs = "customProperties";

    public static void SetText(this YamlMap map, string key, string? value)
    {
        if (!string.Equals(map.TextOf(key), value, StringComparison.Ordinal))
        {
            map.Set(key, value is null ? null : YamlScalar.Of(value));
        }
    }

    /// <summary>As <see cref="SetText"/>, where an empty text is the same as none.</summary>
    public static void SetWords(this YamlMap map, string key, string value)
    {
        if (!string.Equals(map.TextOf(key) ?? string.Empty, value, StringComparison.Ordinal))
        {
            map.Set(key, value.Length == 0 ? null : YamlScalar.Of(value));
        }
    }

    public static void SetFlag(this YamlMap map, string key, bool value)
    {
        if (map.IsTrue(key) != value)
        {
            map.Set(key, YamlScalar.Of(value));
        }
    }

    public static IReadOnlyList<string> TextsOf(this YamlMap map, string key) => TextsIn(map[key]);

    public static IReadOnlyList<string> TextsIn(YamlNode? node) =>
        node is YamlList list && list.Items.TrueForAll(item => item is YamlScalar) ? [.. list.Items.Cast<YamlScalar>().Select(item => item.Text)] : [];

    public static void SetTexts(this YamlMap map, string key, IReadOnlyList<string> values)
    {
        if (!map.TextsOf(key).SequenceEqual(values, StringComparer.Ordinal))
        {
            map.Set(key, values.Count == 0 ? null : Listed(values));
        }
    }

    public static YamlList Listed(IEnumerable<string> values) => new([.. values.Select(YamlScalar.Of)]);

    public static YamlMap MapOf(params (string Key, YamlNode? Value)[] entries) =>
        new([.. entries.Where(entry => entry.Value is not null).Select(entry => new YamlEntry(entry.Key, entry.Value!))]);

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static double? NumberIn(YamlNode? node) =>
        node is YamlScalar { Kind: YamlKind.Integer or YamlKind.Number } scalar
        && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    /// <summary>The list under a key, made and put there where there is none.</summary>
    public static YamlList ListAt(this YamlMap map, string key)
    {
        if (map[key] is YamlList list)
        {
            return list;
        }

        YamlList made = new([]);
        map.Set(key, made);
        return made;
    }

    /// <summary>The value of a custom property.</summary>
    public static YamlNode? Custom(this YamlMap map, string property) => Find(map, property)?["value"];

    public static string? CustomText(this YamlMap map, string property) => Find(map, property)?.TextOf("value");

    public static void SetCustomText(this YamlMap map, string property, string? value)
    {
        if (!string.Equals(map.CustomText(property), value, StringComparison.Ordinal))
        {
            map.SetCustom(property, value is null ? null : YamlScalar.Of(value));
        }
    }

    public static void SetCustom(this YamlMap map, string property, YamlNode? value)
    {
        YamlMap? entry = Find(map, property);
        if (value is null)
        {
            if (entry is not null && map[Customs] is YamlList list)
            {
                list.Items.Remove(entry);
                if (list.Items.Count == 0)
                {
                    map.Set(Customs, null);
                }
            }
        }
        else if (entry is not null)
        {
            entry.Set("value", value);
        }
        else
        {
            map.ListAt(Customs).Items.Add(MapOf(("property", YamlScalar.Of(property)), ("value", value)));
        }
    }

    /// <summary>
    /// Makes a list hold these things: entries that say one of them stay as they are written, entries that are none of ours stay too, those that
    /// say something else of ours go, and what is missing comes at the end.
    /// </summary>
    /// <param name="read">What of ours an entry says; null for what is none of ours.</param>
    public static void Reconcile<T>(YamlMap owner, string key, IReadOnlyList<T> wanted, Func<YamlNode, T?> read, Func<T, YamlNode> write) where T : class
    {
        List<T> open = [.. wanted];
        List<YamlNode> kept = [];
        foreach (YamlNode entry in owner[key] is YamlList list ? list.Items : [])
        {
            if (read(entry) is not { } said || open.Remove(said))
            {
                kept.Add(entry);
            }
        }

        kept.AddRange(open.Select(write));
        if (kept.Count > 0 || owner[key] is YamlList { Items.Count: 0 })
        {
            YamlList target = owner.ListAt(key);
            target.Items.Clear();
            target.Items.AddRange(kept);
        }
        else
        {
            owner.Set(key, null);
        }
    }

    private static YamlMap? Find(YamlMap map, string property) =>
        (map[Customs] as YamlList)?.Items.OfType<YamlMap>().FirstOrDefault(entry => string.Equals(entry.TextOf("property"), property, StringComparison.Ordinal));
}
