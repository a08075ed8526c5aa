namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>
/// Walks hourly counts forward and says when a stream has been silent for longer than chance makes it. The measure of a silence is how many
/// events would have come in it, by the hour of the day and the level of the days before.
/// </summary>
/// <remarks>
/// A silence can begin after every event, so the day's budget is divided by the silences a day can begin; each then lasts past the limit with
/// the chance of no event under the over-dispersed law. For a Poisson stream this is the exact rate of runs.
/// </remarks>
internal static class SilenceWatch
{
    private const int HoursADay = 24;
    private const double HourPrior = 2;
    private const double ProfileRate = .03;

    /// <param name="Hours">Silent hours up to the look.</param>
    /// <param name="Missing">Events that would have come in them.</param>
    /// <param name="Limit">How many missing events raise the alarm.</param>
    internal readonly record struct Silence(int Hour, int Hours, double Missing, double Limit);

    /// <param name="hours">24 counts for each day, in order; null for hours not yet closed.</param>
    /// <param name="budget">Expected false alarms a day.</param>
    /// <returns>For each day the longest silence that was running in it, and whether it passed the limit.</returns>
    public static SilenceVerdicts Walk(IReadOnlyList<long?> hours, int firstWeekday, double budget)
    {
        int days = hours.Count / HoursADay;
        CountExpectation expectation = new(days, firstWeekday);
        double[] profile = [.. Enumerable.Repeat(HourPrior, HoursADay)];
        List<DayVerdict> verdicts = new(days);
        List<Silence> alarms = [];
        Run run = new();
        for (int day = 0; day < days; day++)
        {
            (double Mean, double Dispersion)? next = expectation.Next();
            DayVerdict verdict = next is { } known ? OfDay(hours, day, known.Mean, known.Dispersion, budget, profile, run, alarms) : DayVerdict.CannotTell(0);
            long?[] seen = [.. hours.Skip(day * HoursADay).Take(HoursADay)];
            long? count = seen.Any(hour => hour is null) ? null : seen.Sum();
            expectation.Learn(count, verdict.IsAlarm);
            if (count is not null && !verdict.IsAlarm)
            {
                for (int hour = 0; hour < HoursADay; hour++)
                {
                    profile[hour] = ((1 - ProfileRate) * profile[hour]) + seen[hour]!.Value;
                }
            }

            verdicts.Add(verdict);
        }

        return new SilenceVerdicts(
            new SeriesVerdicts(verdicts, Math.Min(expectation.Usable, CountExpectation.DaysNeeded), CountExpectation.DaysNeeded), alarms);
    }

    /// <summary>How many events must be missing before a silence is an alarm.</summary>
    /// <param name="mean">Events a day.</param>
    public static double Limit(double mean, double dispersion, double budget)
    {
        double begins = Math.Clamp(mean, 1, HoursADay);
        double needed = Math.Log(begins / budget);
        return dispersion <= 1 + 1e-9 ? needed : needed * (dispersion - 1) / Math.Log(dispersion);
    }

    private static DayVerdict OfDay(
        IReadOnlyList<long?> hours, int day, double mean, double dispersion, double budget, double[] profile, Run run, List<Silence> alarms)
    {
        double limit = Limit(mean, dispersion, budget);
        double whole = profile.Sum();
        double worst = 0;
        bool isAlarm = false;
        for (int hour = 0; hour < HoursADay && hours[(day * HoursADay) + hour] is { } count; hour++)
        {
            run.Step(count, mean * profile[hour] / whole);
            worst = Math.Max(worst, run.Missing);
            if (run.Missing < limit)
            {
                continue;
            }

            isAlarm = true;
            if (!run.IsTold)
            {
                alarms.Add(new Silence((day * HoursADay) + hour, run.Hours, run.Missing, limit));
                run.IsTold = true;
            }
        }

        double chance = Math.Min(1, budget * Math.Exp((limit - worst) * Math.Log(Math.Clamp(mean, 1, HoursADay) / budget) / limit));
        return new DayVerdict(worst, 0, 0, limit, chance, isAlarm, true);
    }

    private sealed class Run
    {
        public int Hours { get; private set; }

        public double Missing { get; private set; }

        public bool IsTold { get; set; }

        public void Step(long count, double expected)
        {
            (Hours, Missing) = count > 0 ? (0, 0) : (Hours + 1, Missing + expected);
            IsTold &= count == 0;
        }
    }
}

/// <param name="Alarms">Each silence that passed its limit, at the hour in which it did.</param>
internal sealed record SilenceVerdicts(SeriesVerdicts Series, IReadOnlyList<SilenceWatch.Silence> Alarms);
