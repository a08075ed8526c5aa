namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>
/// Walks hourly counts forward and says of each hour that is over whether it is unusual given the days before it: the day's expectation times the
/// hour's usual part of the day. Only hours in which so many rows are expected that a loss would show are looked at.
/// </summary>
/// <remarks>As <see cref="VolumeWatch"/>; each hour of the day has the scatter of its own past. The day's budget is divided by 24.</remarks>
internal static class HourlyWatch
{
    /// <summary>Rows expected in an hour before it is looked at.</summary>
    public const double RowsNeeded = 20;

    private const int HoursADay = 24;
    private const double HourPrior = 2;
    private const double ProfileRate = .03;
    private const int PastNeeded = 14;

    /// <param name="hours">24 counts for each day, in order; null for hours not yet closed.</param>
    /// <param name="budget">Expected false alarms a day.</param>
    /// <returns>For each day its most unusual hour; days after the last closed hour are left out.</returns>
    public static SeriesVerdicts Walk(IReadOnlyList<long?> hours, int firstWeekday, double budget, bool withBand = false)
    {
        int last = hours.Count - 1;
        while (last >= 0 && hours[last] is null)
        {
            last--;
        }

        int days = (last / HoursADay) + (last >= 0 ? 1 : 0);
        CountExpectation expectation = new(days, firstWeekday);
        double[] profile = [.. Enumerable.Repeat(HourPrior, HoursADay)];
        Residuals[] scatter = [.. Enumerable.Range(0, HoursADay).Select(_ => new Residuals())];
        List<DayVerdict> verdicts = new(days);
        for (int day = 0; day < days; day++)
        {
            long?[] seen = [.. hours.Skip(day * HoursADay).Take(HoursADay)];
            double? mean = expectation.Next()?.Mean;
            DayVerdict verdict = mean is { } known ? OfDay(seen, known, profile, scatter, budget / HoursADay, withBand) : DayVerdict.CannotTell(0);
            verdicts.Add(verdict);
            long? count = seen.Any(hour => hour is null) ? null : seen.Sum();
            expectation.Learn(count, verdict.IsAlarm);
            if (count is not null && !verdict.IsAlarm)
            {
                Learn(seen, mean, profile, scatter);
            }
        }

        return new SeriesVerdicts(verdicts, Math.Min(expectation.Usable, CountExpectation.DaysNeeded), CountExpectation.DaysNeeded);
    }

    private static DayVerdict OfDay(long?[] seen, double mean, double[] profile, Residuals[] scatter, double budget, bool withBand)
    {
        double whole = profile.Sum();
        DayVerdict worst = DayVerdict.CannotTell(0);
        for (int hour = 0; hour < HoursADay; hour++)
        {
            double expected = mean * profile[hour] / whole;
            if (seen[hour] is not { } count || expected < RowsNeeded || scatter[hour].Count < PastNeeded)
            {
                continue;
            }

            DayVerdict found = VolumeWatch.Judge(count, expected, scatter[hour].Upper(), budget, withBand);
            if (worst.Chance is null || found.Chance < worst.Chance)
            {
                worst = found;
            }
        }

        return worst with { Chance = worst.Chance is { } chance ? Math.Min(1, chance * HoursADay) : null };
    }

    private static void Learn(long?[] seen, double? mean, double[] profile, Residuals[] scatter)
    {
        double whole = profile.Sum();
        for (int hour = 0; hour < HoursADay; hour++)
        {
            long count = seen[hour]!.Value;
            if (mean is { } known)
            {
                double expected = Math.Max(known * profile[hour] / whole, .05);
                scatter[hour].Add(Math.Pow(count - expected, 2) / expected, 2 + (1 / expected));
            }

            profile[hour] = ((1 - ProfileRate) * profile[hour]) + count;
        }
    }
}
