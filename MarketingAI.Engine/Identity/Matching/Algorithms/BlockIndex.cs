namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>
/// The records under each key of each blocking rule, to be found without a table: keys in ascending order beside their records. A key is
/// kept by 32 of its 64 bits; two keys that share them only cost a comparison too many.
/// </summary>
internal sealed class BlockIndex
{
    private readonly uint[][] _keys;
    private readonly int[][] _records;

    private BlockIndex(uint[][] keys, int[][] records) => (_keys, _records) = (keys, records);

    /// <param name="keys">Per rule and record the key; null where the record has none.</param>
    /// <param name="from">First record that can be found.</param>
    public static BlockIndex Of(IReadOnlyList<ulong?[]> keys, int from, int threads)
    {
        uint[][] sorted = new uint[keys.Count][];
        int[][] records = new int[keys.Count][];
        Parallel.For(0, keys.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, rule =>
        {
            int count = keys[rule].Skip(from).Count(key => key is not null);
            (sorted[rule], records[rule]) = (new uint[count], new int[count]);
            int at = 0;
            for (int record = from; record < keys[rule].Length; record++)
            {
                if (keys[rule][record] is { } key)
                {
                    (sorted[rule][at], records[rule][at++]) = (Part(key), record);
                }
            }

            Array.Sort(sorted[rule], records[rule]);
        });
        return new BlockIndex(sorted, records);
    }

    /// <summary>Bytes it takes.</summary>
    public long Bytes => _keys.Sum(keys => 8L * keys.Length);

    public ReadOnlySpan<int> Under(int rule, ulong key)
    {
        uint part = Part(key);
        uint[] keys = _keys[rule];
        int first = FirstFrom(keys, part);
        int end = part == uint.MaxValue ? keys.Length : FirstFrom(keys, part + 1);
        return _records[rule].AsSpan(first, end - first);
    }

    /// <summary>Position of the first key that is not below.</summary>
    private static int FirstFrom(uint[] keys, uint part)
    {
        (int low, int high) = (0, keys.Length);
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            (low, high) = keys[middle] < part ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static uint Part(ulong key) => unchecked((uint)(key ^ (key >> 32)));
}
