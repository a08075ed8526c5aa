namespace MarketingAI.Engine.Identity.Matching.Algorithms;

/// <summary>Pairs column by column: two records, the rules that proposed them, and, once compared, the pattern of their levels.</summary>
internal sealed class PairList(int count)
{
    public int Count { get; } = count;

    public int[] Left { get; } = new int[count];

    public int[] Right { get; } = new int[count];

    /// <summary>A bit for each rule that proposes the pair.</summary>
    public int[] Mask { get; } = new int[count];

    public long[] Pattern { get; } = new long[count];

    /// <summary>What the frequency of shared values adds, in powers of two.</summary>
    public float[] Frequency { get; } = new float[count];

    public IReadOnlyList<(int Mask, long Pattern, long Count)> Patterns()
    {
        Dictionary<(int Mask, long Pattern), long> counts = [];
        for (int i = 0; i < Count; i++)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (Mask[i], Pattern[i]), out _)++;
        }

        return [.. counts.Select(pair => (pair.Key.Mask, pair.Key.Pattern, pair.Value)).OrderBy(pair => pair.Pattern).ThenBy(pair => pair.Mask)];
    }
}
