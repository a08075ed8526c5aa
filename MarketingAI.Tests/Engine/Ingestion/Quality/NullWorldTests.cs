using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Simulation.Algorithms;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>Series in which nothing is wrong, from laws that are known: no more alarms than the budget says.</summary>
public sealed class NullWorldTests(ITestOutputHelper output)
{
    private const int Year = 365;
    private const double Budget = .004;
    private static readonly double[] Weekdays = [.85, 1, .95, .95, 1, 1.15, 1.1];

    [Theory]
    [InlineData(2, 1)]
    [InlineData(10, 1)]
    [InlineData(60, 1)]
    [InlineData(60, 4)]
    [InlineData(2000, 1)]
    [InlineData(2000, 30)]
    public void Counts_with_a_season_raise_no_more_alarms_than_the_budget(double mean, double dispersion)
    {
        int alarms = 0;
        int looks = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            Chance chance = new(seed, 0, default, 7);
            long?[] counts = [.. Enumerable.Range(0, Year).Select(day => (long?)Draw(chance, mean * Weekdays[day % 7] * (1 + (.12 * Math.Cos(2 * Math.PI * day / 365))), dispersion))];
            SeriesVerdicts found = VolumeWatch.Walk(counts, 0, Budget);
            alarms += found.Days.Count(day => day.IsAlarm);
            looks += found.Days.Count(day => day.Chance is not null);
        }

        Report($"volume, mean {mean}, dispersion {dispersion}", alarms, looks, Budget);
    }

    [Theory]
    [InlineData(50, .02, 1)]
    [InlineData(50, 0, 1)]
    [InlineData(50, .9, 1)]
    [InlineData(1000, .002, 1)]
    [InlineData(1000, .3, 6)]
    public void Shares_raise_no_more_alarms_than_the_budget(int rows, double share, double dispersion)
    {
        int alarms = 0;
        int looks = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            Chance chance = new(seed, 1, default, 7);
            (long, long)?[] days = [.. Enumerable.Range(0, Year).Select(_ => ((long, long)?)(Hits(chance, rows, share, dispersion), rows))];
            SeriesVerdicts found = ShareWatch.Walk(days, ShareSide.Both, Budget);
            alarms += found.Days.Count(day => day.IsAlarm);
            looks += found.Days.Count(day => day.Chance is not null);
        }

        Report($"share {share}, rows {rows}, dispersion {dispersion}", alarms, looks, Budget);
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(400, false)]
    [InlineData(400, true)]
    public void Categories_raise_no_more_alarms_than_the_budget(int rows, bool wander)
    {
        double[] shares = [.4, .25, .15, .1, .05, .03, .02];
        int alarms = 0;
        int looks = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            Chance chance = new(seed, 2, default, 7);
            List<long[]> days = [];
            for (int day = 0; day < Year; day++)
            {
                double[] now = [.. shares.Select(share => wander ? chance.Gamma(share * 200) : share)];
                long[] counts = new long[shares.Length];
                for (int row = 0; row < rows; row++)
                {
                    counts[chance.Pick(now)]++;
                }

                days.Add(counts);
            }

            SeriesVerdicts found = CategoryWatch.Walk(days, Budget);
            alarms += found.Days.Count(day => day.IsAlarm);
            looks += found.Days.Count(day => day.Chance is not null);
        }

        Report($"categories, {rows} rows, wandering {wander}", alarms, looks, Budget);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(500)]
    public void Silences_raise_no_more_alarms_than_the_budget(double mean)
    {
        const double budget = .01;
        int alarms = 0;
        int looks = 0;
        for (int seed = 1; seed <= 40; seed++)
        {
            Chance chance = new(seed, 3, default, 7);
            double[] profile = [.. Enumerable.Range(0, 24).Select(hour => mean / 24 * (1 + (.8 * Math.Sin(hour / 24d * 2 * Math.PI))))];
            long?[] hours = [.. Enumerable.Range(0, Year * 24).Select(hour => (long?)chance.Poisson(profile[hour % 24] * Weekdays[hour / 24 % 7]))];
            SilenceVerdicts found = SilenceWatch.Walk(hours, 0, budget);
            alarms += found.Alarms.Count;
            looks += found.Series.Days.Count(day => day.Chance is not null);
        }

        Report($"silence, {mean} a day", alarms, looks, budget);
    }

    private void Report(string name, int alarms, int looks, double budget)
    {
        double expected = looks * budget;
        output.WriteLine($"{name}: {alarms} alarms in {looks} looks; stated at most {expected:0.0}");
        Assert.True(looks > 0, $"{name}: nothing was looked at");

        // 99.9 of 100 Poisson counts with the stated mean lie below.
        Assert.True(Tails.CountAtLeast(alarms, expected, 1) > .001, $"{name}: {alarms} alarms, stated {expected:0.0}");
    }

    private static long Draw(Chance chance, double mean, double dispersion) =>
        chance.Poisson(dispersion <= 1 ? mean : chance.Gamma(mean / (dispersion - 1)) * (dispersion - 1));

    private static long Hits(Chance chance, int rows, double share, double dispersion)
    {
        double strength = dispersion <= 1 ? 0 : ((rows - 1) / (dispersion - 1)) - 1;
        double now = strength > 0 ? chance.Beta(share * strength, (1 - share) * strength) : share;
        long hits = 0;
        for (int row = 0; row < rows; row++)
        {
            hits += chance.Unit() < now ? 1 : 0;
        }

        return hits;
    }
}
