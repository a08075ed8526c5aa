namespace MarketingAI.Engine.Features.Stability.Algorithms;

/// <summary>Counts rows in bins.</summary>
internal static class BinCounts
{
    /// <summary>One bin more than edges, then the missing ones. A value on an edge belongs to the bin below it.</summary>
    public static long[] OfNumbers(ReadOnlySpan<double> values, IReadOnlyList<double> edges)
    {
        double[] upper = [.. edges];
        long[] counts = new long[upper.Length + 2];
        foreach (double value in values)
        {
            if (double.IsNaN(value))
            {
                counts[^1]++;
                continue;
            }

            int place = Array.BinarySearch(upper, value);
            counts[place >= 0 ? place : ~place]++;
        }

        return counts;
    }

    /// <summary>One bin a kept level, then all other levels, then the missing ones.</summary>
    public static long[] OfCategories(ReadOnlySpan<int> codes, IReadOnlyList<string> levels, IReadOnlyList<string> kept)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int place = 0; place < kept.Count; place++)
        {
            places[kept[place]] = place;
        }

        int[] binOf = [.. levels.Select(level => places.GetValueOrDefault(level, kept.Count))];
        long[] counts = new long[kept.Count + 2];
        foreach (int code in codes)
        {
            counts[code < 0 ? counts.Length - 1 : binOf[code]]++;
        }

        return counts;
    }
}
