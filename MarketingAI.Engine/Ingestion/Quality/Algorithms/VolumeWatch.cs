namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Walks a series of daily counts forward and says of each day whether it is unusual given the days before it only.</summary>
internal static class VolumeWatch
{
    /// <param name="counts">Daily counts; null for a day that is marked as special or not yet closed.</param>
    /// <param name="firstWeekday">Sunday is 0.</param>
    /// <param name="budget">Chance of a false alarm that each day may have; half of it for too few, half for too many.</param>
    /// <param name="withBand">Also say which counts would have been usual.</param>
    public static SeriesVerdicts Walk(IReadOnlyList<long?> counts, int firstWeekday, double budget, bool withBand = false)
    {
        CountExpectation expectation = new(counts.Count, firstWeekday);
        List<DayVerdict> days = new(counts.Count);
        foreach (long? count in counts)
        {
            DayVerdict verdict = count is { } seen && expectation.Next() is { } next
                ? Judge(seen, next.Mean, next.Dispersion, budget, withBand)
                : DayVerdict.CannotTell(count ?? 0);
            expectation.Learn(count, verdict.IsAlarm);
            days.Add(verdict);
        }

        return new SeriesVerdicts(days, Math.Min(expectation.Usable, CountExpectation.DaysNeeded), CountExpectation.DaysNeeded);
    }

    public static DayVerdict Judge(long count, double mean, double dispersion, double budget, bool withBand)
    {
        double side = budget / 2;
        double low = Tails.CountAtMost(count, mean, dispersion);
        double high = Tails.CountAtLeast(count, mean, dispersion);
        (double Low, double High)? band = withBand ? Band(mean, dispersion, side) : null;
        return new DayVerdict(count, mean, band?.Low, band?.High, Math.Min(1, 2 * Math.Min(low, high)), Math.Min(low, high) < side, high < low) { Dispersion = dispersion };
    }

    /// <summary>Chance that a day is found on which only <paramref name="kept"/> of what is usual arrives.</summary>
    public static double Power(double mean, double dispersion, double budget, double kept)
    {
        long limit = Tails.LargestLowCount(budget / 2, count => Tails.CountAtMost(count, mean, dispersion));
        return limit < 0 ? 0 : kept * mean <= 0 ? 1 : Tails.CountAtMost(limit, kept * mean, dispersion);
    }

    private static (double Low, double High) Band(double mean, double dispersion, double side) => (
        Tails.LargestLowCount(side, count => Tails.CountAtMost(count, mean, dispersion)) + 1,
        Tails.SmallestHighCount(side, count => Tails.CountAtLeast(count, mean, dispersion)) - 1);
}
