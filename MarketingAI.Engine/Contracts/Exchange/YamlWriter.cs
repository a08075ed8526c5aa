using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Writes a tree as YAML in one way only: the same tree, the same bytes.</summary>
internal static partial class YamlWriter
{
    private static readonly HashSet<string> Ambiguous = new(
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    public static string Write(YamlMap document)
    {
        StringBuilder text = new();
        Entries(document, 0, text, isInline: false);
        return text.ToString();
    }

    private static void Entries(YamlMap map, int indent, StringBuilder text, bool isInline)
    {
        bool first = isInline;
        foreach (YamlEntry entry in map.Entries)
        {
            text.Append(' ', first ? 0 : indent).Append(Quoted(entry.Key)).Append(':');
            first = false;
            switch (entry.Value)
            {
                case YamlMap { Entries.Count: > 0 } inner:
                    text.Append('\n');
                    Entries(inner, indent + 2, text, isInline: false);
                    break;
                case YamlList { Items.Count: > 0 } list:
                    text.Append('\n');
                    Items(list, indent + 2, text);
                    break;
                default:
                    text.Append(' ').Append(Leaf(entry.Value)).Append('\n');
                    break;
            }
        }
    }

    private static void Items(YamlList list, int indent, StringBuilder text)
    {
        foreach (YamlNode item in list.Items)
        {
            text.Append(' ', indent).Append('-');
            switch (item)
            {
                case YamlMap { Entries.Count: > 0 } map:
                    text.Append(' ');
                    Entries(map, indent + 2, text, isInline: true);
                    break;
                case YamlList { Items.Count: > 0 } inner:
                    text.Append('\n');
                    Items(inner, indent + 2, text);
                    break;
                default:
                    text.Append(' ').Append(Leaf(item)).Append('\n');
                    break;
            }
        }
    }

    private static string Leaf(YamlNode node) => node switch
    {
        YamlScalar { Kind: YamlKind.Text } scalar => Quoted(scalar.Text),
        YamlScalar scalar => scalar.Text,
        YamlList => "[]",
        _ => "{}",
    };

    private static string Quoted(string text)
    {
        if (Plain().IsMatch(text) && !Ambiguous.Contains(text))
        {
            return text;
        }

        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' => quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Texts that no reader of any YAML version takes for something else.</summary>
    [GeneratedRegex("^[A-Za-z_](?:[A-Za-z0-9_ ./()+-]*[A-Za-z0-9_./()+-])?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
