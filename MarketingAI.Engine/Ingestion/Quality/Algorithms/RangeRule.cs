namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>The usual range of a number, learned from binned counts of the days before, and how many rows lie outside it.</summary>
internal static class RangeRule
{
    private const int Window = 90;
    private const double Tail = .005;

    /// <summary>Rows needed before there is a range.</summary>
    private const int RowsNeeded = 200;

    /// <param name="bins">Rows by bin, by day; bins are in the order of the numbers.</param>
    /// <returns>Rows outside the range from the 0.5th to the 99.5th percentile of the days before, one bin wider on each side.</returns>
    public static IReadOnlyList<(long Hits, long Rows)?> Outside(int days, SortedDictionary<int, long[]> bins)
    {
        int[] keys = [.. bins.Keys];
        long[] sums = new long[keys.Length];
        (long, long)?[] found = new (long, long)?[days];
        for (int day = 0; day < days; day++)
        {
            if (Range(sums) is { } range)
            {
                found[day] = Count(day, keys, bins, keys[range.Low] - 1, keys[range.High] + 1);
            }

            for (int i = 0; i < keys.Length; i++)
            {
                sums[i] += bins[keys[i]][day] - (day >= Window ? bins[keys[i]][day - Window] : 0);
            }
        }

        return found;
    }

    private static (long Hits, long Rows)? Count(int day, int[] keys, SortedDictionary<int, long[]> bins, int low, int high)
    {
        long rows = 0;
        long outside = 0;
        foreach (int key in keys)
        {
            rows += bins[key][day];
            outside += key < low || key > high ? bins[key][day] : 0;
        }

        return rows == 0 ? null : (outside, rows);
    }

    private static (int Low, int High)? Range(long[] sums)
    {
        long all = sums.Sum();
        if (all < RowsNeeded)
        {
            return null;
        }

        int low = 0;
        long below = sums[0];
        while (below <= Tail * all)
        {
            below += sums[++low];
        }

        int high = sums.Length - 1;
        long above = sums[high];
        while (above <= Tail * all)
        {
            above += sums[--high];
        }

        return (low, high);
    }
}
