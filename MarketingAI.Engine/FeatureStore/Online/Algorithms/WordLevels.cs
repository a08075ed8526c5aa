using System.Text.Encodings.Web;
using System.Text.Json;

namespace MarketingAI.Engine.FeatureStore.Online.Algorithms;

/// <summary>The words of one column by code. Words are only added: a code means the same as long as the table lives.</summary>
internal sealed class WordLevels
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private volatile Level[] _levels = new Level[8];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public string this[long code] => _levels[code].Word;

    /// <summary>The word as JSON, quotes included.</summary>
    public ReadOnlySpan<byte> Json(long code) => _levels[code].Json;

    /// <summary>The word's code; made where it is new. One writer at a time.</summary>
    public int CodeOf(string word)
    {
        lock (_codes)
        {
            if (_codes.TryGetValue(word, out int known))
            {
                return known;
            }

            if (_count == _levels.Length)
            {
                Level[] more = new Level[_count * 2];
                _levels.CopyTo(more, 0);
                _levels = more;
            }

            _levels[_count] = new Level(word, JsonSerializer.SerializeToUtf8Bytes(word, Plain));
            _codes.Add(word, _count);
            Volatile.Write(ref _count, _count + 1);
            return _count - 1;
        }
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly record struct Level(string Word, byte[] Json);
}
