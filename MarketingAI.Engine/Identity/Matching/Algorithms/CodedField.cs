namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>The different values of a field and the level of each two of them, looked up where it was computed before.</summary>
internal sealed class CodedField
{
    /// <summary>Up to so many different values, levels are kept: 16 million pairs, one byte each.</summary>
    private const int MostKept = 4096;

    private readonly IReadOnlyList<ComparisonLevel> _levels;
    private readonly byte[]? _known;

    private CodedField(IReadOnlyList<ComparisonLevel> levels, NormalValue[] values, int[] codes, bool keepsLevels)
    {
        (_levels, Values, Codes) = (levels, values, codes);
        _known = keepsLevels && values.Length <= MostKept ? new byte[values.Length * values.Length] : null;
    }

    public NormalValue[] Values { get; }

    public IReadOnlyList<ComparisonLevel> Levels => _levels;

    /// <summary>Per record the position of its value, or -1.</summary>
    public int[] Codes { get; }

    /// <param name="keepsLevels">Whether levels once computed are kept; no use where each value is compared once.</param>
    public static CodedField Of(MatchField field, NormalValue[] records, bool keepsLevels = true)
    {
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        List<NormalValue> values = [];
        int[] codes = new int[records.Length];
        for (int i = 0; i < records.Length; i++)
        {
            if (records[i].Value is not { } text)
            {
                codes[i] = -1;
                continue;
            }

            if (!known.TryGetValue(text, out int code))
            {
                known[text] = code = values.Count;
                values.Add(records[i]);
            }

            codes[i] = code;
        }

        return new CodedField(field.Levels, [.. values], codes, keepsLevels);
    }

    /// <summary>Level of two values by their positions; 0 where one is missing.</summary>
    public int Level(int left, int right)
    {
        if (left < 0 || right < 0)
        {
            return 0;
        }

        if (_known is null)
        {
            return Compared(left, right);
        }

        // Two threads may both compute a level; they find the same.
        ref byte kept = ref _known[(left * Values.Length) + right];
        return kept > 0 ? kept : kept = (byte)Compared(left, right);
    }

    /// <summary>The value of a record.</summary>
    public NormalValue Of(int record) => Codes[record] < 0 ? NormalValue.Missing : Values[Codes[record]];

    private int Compared(int left, int right) =>
        left == right && _levels[0].Test == LevelTest.Same ? 1 : PairLevels.Of(_levels, Values[left], Values[right]);
}
