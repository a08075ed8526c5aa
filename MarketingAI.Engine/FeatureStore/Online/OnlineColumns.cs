using System.Buffers.Text;
using System.Globalization;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.FeatureStore.Online.Algorithms;
using MarketingAI.Engine.FeatureStore.Views;

namespace MarketingAI.Engine.FeatureStore.Online;

/// <summary>
/// How a view's values become words of 64 bits: whole numbers (counts, money in minor units) exactly, numbers by their bits, texts and truths by a
/// code, times as UTC ticks. Each kind has a word of its own for missing.
/// </summary>
internal sealed class OnlineColumns
{
    private const long Missing = long.MinValue;
    private static readonly long NotANumber = BitConverter.DoubleToInt64Bits(double.NaN);

    private readonly WordLevels?[] _levels;

    public OnlineColumns(IReadOnlyList<FeatureField> fields)
    {
        Fields = fields;
        _levels = [.. fields.Select(field => field.Type switch
        {
            ColumnType.Text => new WordLevels(),
            ColumnType.Boolean => Truths(),
            _ => null,
        })];
    }

    public IReadOnlyList<FeatureField> Fields { get; }

    public int Count => Fields.Count;

    public int IndexOf(string feature)
    {
        for (int i = 0; i < Fields.Count; i++)
        {
            if (string.Equals(Fields[i].Name, feature, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    public long MissingWord(int field) => Fields[field].Type == ColumnType.Number ? NotANumber : Missing;

    public bool IsMissing(int field, long word) =>
        Fields[field].Type == ColumnType.Number ? double.IsNaN(BitConverter.Int64BitsToDouble(word)) : word == Missing;

    public long Word(int field, string text) => _levels[field]!.CodeOf(text);

    public static long Word(bool truth) => truth ? 1 : 0;

    public static long Word(double number) => BitConverter.DoubleToInt64Bits(double.IsFinite(number) ? number : double.NaN);

    public static long Word(DateTime utc) => utc.Ticks;

    /// <summary>A whole number. The least one that there is stands for missing and cannot be kept.</summary>
    public static long Word(long number) => number == Missing ? Missing + 1 : number;

    /// <summary>The word or truth that a code stands for; only for columns of texts and truths.</summary>
    public string TextOf(int field, long word) => _levels[field]![word];

    /// <summary>As a model takes it: a number, ticks of a time; NaN for missing. Not for texts.</summary>
    public double NumberOf(int field, long word) => Fields[field].Type switch
    {
        ColumnType.Number => BitConverter.Int64BitsToDouble(word),
        _ => word == Missing ? double.NaN : word,
    };

    /// <summary>Writes the value as JSON.</summary>
    /// <returns>Bytes written.</returns>
    public int WriteJson(int field, long word, Span<byte> target)
    {
        if (IsMissing(field, word))
        {
            "null"u8.CopyTo(target);
            return 4;
        }

        int written;
        switch (Fields[field].Type)
        {
            case ColumnType.Integer:
                _ = Utf8Formatter.TryFormat(word, target, out written);
                return written;
            case ColumnType.Number:
                _ = BitConverter.Int64BitsToDouble(word).TryFormat(target, out written, "R", CultureInfo.InvariantCulture);
                return written;
            case ColumnType.Boolean:
                ReadOnlySpan<byte> truth = word == 0 ? "false"u8 : "true"u8;
                truth.CopyTo(target);
                return truth.Length;
            case ColumnType.Text:
                ReadOnlySpan<byte> json = _levels[field]!.Json(word);
                json.CopyTo(target);
                return json.Length;
            default:
                target[0] = (byte)'"';
                _ = new DateTime(word, DateTimeKind.Utc).TryFormat(target[1..], out written, "O", CultureInfo.InvariantCulture);
                target[written + 1] = (byte)'"';
                return written + 2;
        }
    }

    /// <summary>Bytes that <see cref="WriteJson"/> may need.</summary>
    public int MostJsonBytes(int field, long word) =>
        Fields[field].Type == ColumnType.Text && word != Missing ? _levels[field]!.Json(word).Length : 40;

    /// <summary>As a person reads it; null for missing.</summary>
    public string? Shown(int field, long word) => IsMissing(field, word) ? null : Fields[field].Type switch
    {
        ColumnType.Integer => word.ToString(CultureInfo.InvariantCulture),
        ColumnType.Number => BitConverter.Int64BitsToDouble(word).ToString("R", CultureInfo.InvariantCulture),
        ColumnType.Boolean or ColumnType.Text => TextOf(field, word),
        ColumnType.Date or ColumnType.Timestamp => new DateTime(word, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
    };

    private static WordLevels Truths()
    {
        WordLevels truths = new();
        truths.CodeOf("false");
        truths.CodeOf("true");
        return truths;
    }
}
