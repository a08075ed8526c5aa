using MathNet.Numerics;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>Walks daily counts by value forward and says whether their shares moved more than they use to.</summary>
/// <remarks>
/// G-test of homogeneity (Wilks 1935) against the recent past; its usual size is learned from past days, so the reference law is F with the
/// days seen, not chi-squared, with degrees of freedom matched to how the past varied (Satterthwaite 1946): shares that always wander raise no alarm. Rare values are pooled until five are expected (Cochran 1954).
/// </remarks>
internal static class CategoryWatch
{
    public const int DaysNeeded = 28;

    private const int RatiosNeeded = 14;
    private const double Smallest = 5;
    private const double Rate = .04;
    private const int NewLevelAfter = 7;

    /// <param name="days">One row a day, one column a value; a day without rows teaches nothing.</param>
    public static SeriesVerdicts Walk(IReadOnlyList<long[]> days, double budget, bool withBand = false)
    {
        int values = days.Count == 0 ? 0 : days[0].Length;
        double[] past = new double[values];
        Residuals ratios = new();
        List<DayVerdict> verdicts = new(days.Count);
        int usable = 0;
        int alarms = 0;
        foreach (long[] day in days)
        {
            (double G, int Freedom)? test = usable >= 7 ? Test(day, past) : null;
            DayVerdict verdict = usable >= DaysNeeded && ratios.Count >= RatiosNeeded && test is { } found ? Judge(found.G, found.Freedom, ratios, budget, withBand) : DayVerdict.CannotTell(0);
            verdicts.Add(verdict);
            alarms = verdict.IsAlarm ? alarms + 1 : 0;
            if (day.Sum() == 0 || (verdict.IsAlarm && alarms < NewLevelAfter))
            {
                continue;
            }

            if (alarms >= NewLevelAfter)
            {
                Array.Clear(past);
                alarms = 0;
            }
            else if (test is { } measured)
            {
                ratios.Add(measured.G / measured.Freedom, 2d / measured.Freedom);
            }

            for (int i = 0; i < values; i++)
            {
                past[i] = ((1 - Rate) * past[i]) + day[i];
            }

            usable++;
        }

        return new SeriesVerdicts(verdicts, Math.Min(usable, DaysNeeded), DaysNeeded);
    }

    private static DayVerdict Judge(double g, int freedom, Residuals ratios, double budget, bool withBand)
    {
        double statistic = g / freedom / ratios.Upper();
        double matched = Math.Min(freedom, ratios.MatchedFreedom);
        double later = matched * Math.Max(1, ratios.Count);
        double chance = UpperF(statistic, matched, later);
        return new DayVerdict(statistic, 1, 0, withBand ? Limit(matched, later, budget) : null, chance, chance < budget, statistic > 1);
    }

    /// <summary>Upper tail of the F law, exact also far out.</summary>
    internal static double UpperF(double statistic, double first, double second) =>
        statistic <= 0 ? 1 : SpecialFunctions.BetaRegularized(second / 2, first / 2, second / (second + (first * statistic)));

    private static double Limit(double first, double second, double budget)
    {
        double low = 0;
        double high = 1;
        while (UpperF(high, first, second) > budget)
        {
            high *= 2;
        }

        for (int step = 0; step < 50; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = UpperF(middle, first, second) > budget ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>G and its degrees of freedom; null where too few rows leave fewer than two cells.</summary>
    internal static (double G, int Freedom)? Test(ReadOnlySpan<long> day, ReadOnlySpan<double> past)
    {
        double rows = 0;
        double before = 0;
        for (int i = 0; i < day.Length; i++)
        {
            (rows, before) = (rows + day[i], before + past[i]);
        }

        if (rows == 0 || before == 0)
        {
            return null;
        }

        double g = 0;
        double pooledDay = 0;
        double pooledPast = 0;
        int cells = 0;
        for (int i = 0; i < day.Length; i++)
        {
            if (rows * (day[i] + past[i]) / (rows + before) < Smallest)
            {
                (pooledDay, pooledPast) = (pooledDay + day[i], pooledPast + past[i]);
                continue;
            }

            g += Cell(day[i], past[i], rows, before);
            cells++;
        }

        if (pooledDay + pooledPast > 0)
        {
            g += Cell(pooledDay, pooledPast, rows, before);
            cells++;
        }

        return cells < 2 ? null : (Math.Max(0, g), cells - 1);
    }

    private static double Cell(double now, double past, double rows, double before)
    {
        double share = (now + past) / (rows + before);
        return 2 * (Part(now, rows * share) + Part(past, before * share));
    }

    private static double Part(double seen, double expected) => seen <= 0 ? 0 : seen * Math.Log(seen / expected);
}
