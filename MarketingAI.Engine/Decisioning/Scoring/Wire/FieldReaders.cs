using System.Text;
using System.Text.Json;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.Scoring.Wire;

/// <summary>Reads the values of one model's fields out of JSON into slots of numbers.</summary>
internal sealed class FieldReaders
{
    private const int MostShown = 40;

    private readonly FieldKind[] _kinds;
    private readonly Utf8Names?[] _levels;
    private readonly Utf8Names _names;
    private readonly byte[][] _json;

    public FieldReaders(IReadOnlyList<ModelField> fields)
    {
        Fields = fields;
        _names = new Utf8Names(fields.Select(field => field.Name));
        _json = [.. fields.Select(ServedJson.NameOf)];
        _kinds = [.. fields.Select(field => field.Kind)];
        _levels = [.. fields.Select(field => field.Kind == FieldKind.Category ? new Utf8Names(field.Levels) : null)];
    }

    public IReadOnlyList<ModelField> Fields { get; }

    /// <summary>A field's name as JSON, quotes included.</summary>
    public ReadOnlySpan<byte> Json(int field) => _json[field];

    public int Count => _kinds.Length;

    /// <summary>The index of a field, or -1. Callers that keep the model's order are answered with one comparison.</summary>
    public int IndexOf(ReadOnlySpan<byte> name, int expected) =>
        (uint)expected < (uint)_kinds.Length && name.SequenceEqual(_names[expected]) ? expected : _names.IndexOf(name);

    /// <summary>Reads the value the reader stands on; null is a missing value.</summary>
    /// <returns>False where the value is not of the field's kind.</returns>
    public bool TryRead(in Utf8JsonReader reader, int field, out double slot)
    {
        slot = double.NaN;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        return _kinds[field] switch
        {
            FieldKind.Number => reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out slot) && double.IsFinite(slot),
            FieldKind.Category => TryReadLevel(in reader, _levels[field]!, out slot),
            FieldKind.Time => TryReadTime(in reader, out slot),
            _ => throw new InvalidOperationException($"A field of kind {_kinds[field]} cannot be read."),
        };
    }

    /// <summary>What was wrong with a value, in words for the caller.</summary>
    public string Complaint(in Utf8JsonReader reader, int field) => $"{Fields[field].Name} {Rule(_kinds[field])}; found {Found(reader)}.";

    private static bool TryReadLevel(in Utf8JsonReader reader, Utf8Names levels, out double slot)
    {
        slot = double.NaN;
        Span<byte> scratch = stackalloc byte[256];
        scoped ReadOnlySpan<byte> text;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                text = Text.Of(in reader, scratch);
                break;
            case JsonTokenType.True:
                text = "true"u8;
                break;
            case JsonTokenType.False:
                text = "false"u8;
                break;
            default:
                return false;
        }

        int code = levels.IndexOf(text);
        slot = code >= 0 ? code : levels.Count;
        return true;
    }

    private static bool TryReadTime(in Utf8JsonReader reader, out double slot)
    {
        slot = double.NaN;
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTime(out DateTime time))
        {
            return false;
        }

        slot = time.Kind == DateTimeKind.Local ? time.ToUniversalTime().Ticks : time.Ticks;
        return true;
    }

    private static string Rule(FieldKind kind) => kind switch
    {
        FieldKind.Number => "is a number within the range of a 64-bit floating point number, or null",
        FieldKind.Category => "is a text, or null",
        FieldKind.Time => "is a time as ISO 8601 text such as \"2026-03-02T09:00:00Z\", or null",
        _ => "cannot be read",
    };

    private static string Found(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"the text \"{Shortened(reader.ValueSpan)}\"",
        JsonTokenType.Number => $"the number {Shortened(reader.ValueSpan)}",
        _ => Shortened(reader.ValueSpan),
    };

    private static string Shortened(ReadOnlySpan<byte> value) =>
        value.Length <= MostShown ? Encoding.UTF8.GetString(value) : Encoding.UTF8.GetString(value[..MostShown]) + "…";
}
