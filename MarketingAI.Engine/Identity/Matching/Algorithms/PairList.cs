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

    /// <summary>These pairs and others that were compared before.</summary>
    public PairList With(IReadOnlyList<ScoredPair> earlier)
    {
        PairList all = new(Count + earlier.Count);
        Left.CopyTo(all.Left, 0);
        Right.CopyTo(all.Right, 0);
        Mask.CopyTo(all.Mask, 0);
        Pattern.CopyTo(all.Pattern, 0);
        Frequency.CopyTo(all.Frequency, 0);
        for (int i = 0; i < earlier.Count; i++)
        {
            (all.Left[Count + i], all.Right[Count + i]) = (earlier[i].Left, earlier[i].Right);
            (all.Pattern[Count + i], all.Frequency[Count + i]) = (earlier[i].Pattern, earlier[i].Frequency);
        }

        return all;
    }

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
