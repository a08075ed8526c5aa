namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>A piece of a YAML document and where it stands.</summary>
/// <param name="Line">From 1; 0 for what the product made.</param>
/// <param name="Column">From 1.</param>
internal abstract record YamlNode(int Line, int Column);

/// <summary>A single value.</summary>
/// <param name="Text">As written; for texts without quotes and escapes.</param>
internal sealed record YamlScalar(YamlKind Kind, string Text, int Line = 0, int Column = 0) : YamlNode(Line, Column)
{
    public static YamlScalar Of(string text) => new(YamlKind.Text, text);

    public static YamlScalar Of(bool value) => new(YamlKind.Boolean, value ? "true" : "false");

    public static YamlScalar OfNumber(string text) => new(text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? YamlKind.Integer : YamlKind.Number, text);
}

internal sealed record YamlList(List<YamlNode> Items, int Line = 0, int Column = 0) : YamlNode(Line, Column);

/// <summary>Keys and values in the order of the document.</summary>
internal sealed record YamlMap(List<YamlEntry> Entries, int Line = 0, int Column = 0) : YamlNode(Line, Column)
{
    public YamlNode? this[string key] => Entries.Find(entry => string.Equals(entry.Key, key, StringComparison.Ordinal))?.Value;

    public string? TextOf(string key) => (this[key] as YamlScalar) is { Kind: not YamlKind.Null } scalar ? scalar.Text : null;

    public bool IsTrue(string key) => this[key] is YamlScalar { Kind: YamlKind.Boolean, Text: "true" };

    /// <summary>Puts a value under a key, where the key stands or at the end; null takes the key away.</summary>
    public void Set(string key, YamlNode? value)
    {
        int at = Entries.FindIndex(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
        if (value is null)
        {
            if (at >= 0)
            {
                Entries.RemoveAt(at);
            }
        }
        else if (at >= 0)
        {
            Entries[at] = Entries[at] with { Value = value };
        }
        else
        {
            Entries.Add(new YamlEntry(key, value));
        }
    }
}

internal sealed record YamlEntry(string Key, YamlNode Value, int Line = 0, int Column = 0);

internal enum YamlKind
{
    Null,
    Boolean,
    Integer,
    Number,
    Text,
}
