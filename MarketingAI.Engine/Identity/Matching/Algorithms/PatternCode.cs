namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Levels of all fields of a pair in one number, mixed radix, the first field lowest.</summary>
internal sealed class PatternCode
{
    private readonly long[] _bases;
    private readonly int[] _sizes;

    /// <param name="levels">Per field, levels without "missing" and with "all others".</param>
    public PatternCode(IReadOnlyList<int> levels)
    {
        _sizes = [.. levels.Select(count => count + 1)];
        _bases = new long[_sizes.Length];
        long next = 1;
        for (int i = 0; i < _sizes.Length; i++)
        {
            _bases[i] = next;
            next = checked(next * _sizes[i]);
        }
    }

    public int Fields => _sizes.Length;

    public long BaseOf(int field) => _bases[field];

    public int LevelOf(long pattern, int field) => (int)(pattern / _bases[field] % _sizes[field]);

    public int[] Decode(long pattern)
    {
        int[] levels = new int[_sizes.Length];
        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] = LevelOf(pattern, i);
        }

        return levels;
    }

    public long Encode(ReadOnlySpan<int> levels)
    {
        long pattern = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            pattern += levels[i] * _bases[i];
        }

        return pattern;
    }
}
