namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>
/// From which day to which day rows really flowed. Clocks that are wrong put single rows before the beginning and behind the end; a day with
/// less than a tenth of the median day there is no day of flow. Days between are never left out, however empty.
/// </summary>
internal static class FlowSpan
{
    private const double Stray = .1;

    /// <returns>Position of the first day of flow; -1 where there is no row at all.</returns>
    public static int First(IReadOnlyList<long> days)
    {
        double least = Least(days);
        for (int day = 0; day < days.Count; day++)
        {
            if (days[day] >= least)
            {
                return day;
            }
        }

        return -1;
    }

    /// <returns>Position of the last day of flow; -1 where there is no row at all.</returns>
    public static int Last(IReadOnlyList<long> days)
    {
        double least = Least(days);
        for (int day = days.Count - 1; day >= 0; day--)
        {
            if (days[day] >= least)
            {
                return day;
            }
        }

        return -1;
    }

    /// <summary>At least one row; else a tenth of the median of the days that have rows, days weighing by their rows so that many strays do not outvote the flow.</summary>
    private static double Least(IReadOnlyList<long> days)
    {
        long[] ascending = [.. days.Where(count => count > 0).Order()];
        double half = ascending.Sum(count => (double)count) / 2;
        double sum = 0;
        foreach (long count in ascending)
        {
            sum += count;
            if (sum >= half)
            {
                return Math.Max(1, Stray * count);
            }
        }

        return 1;
    }
}
