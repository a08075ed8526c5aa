using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Simulation.Algorithms;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

public sealed class HourlyWatchTests(ITestOutputHelper output)
{
    private const int Year = 365;
    private const double Budget = .004;
    private static readonly double[] Weekdays = [.85, 1, .95, .95, 1, 1.15, 1.1];

    [Theory]
    [InlineData(600, false)]
    [InlineData(6000, false)]
    [InlineData(6000, true)]
    public void Hours_of_a_usual_year_raise_no_more_alarms_than_the_budget(double mean, bool wanders)
    {
        int alarms = 0;
        int looks = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            SeriesVerdicts found = HourlyWatch.Walk(World(seed, mean, wanders), 0, Budget);
            alarms += found.Days.Count(day => day.IsAlarm);
            looks += found.Days.Count(day => day.Chance is not null);
        }

        output.WriteLine($"hours, {mean} rows a day, wandering {wanders}: {alarms} alarm days of {looks}; stated at most {looks * Budget:0.0}");
        Assert.True(looks > 1000);
        Assert.True(Tails.CountAtLeast(alarms, looks * Budget, 1) > .001, $"{alarms} alarms");
    }

    [Theory]
    [InlineData(6000, .5)]
    [InlineData(600, 0)]
    public void An_hour_that_loses_rows_is_found_within_that_hour(double mean, double kept)
    {
        int found = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            long?[] hours = World(seed, mean, wanders: false);
            int hit = (200 * 24) + 6;
            hours[hit] = (long)(hours[hit]!.Value * kept);
            found += HourlyWatch.Walk([.. hours[..(hit + 1)], .. Enumerable.Repeat((long?)null, 17)], 0, Budget).Days[^1].IsAlarm ? 1 : 0;
        }

        output.WriteLine($"{mean} rows a day, {1 - kept:0 %} of one busy hour lost: found in {found} of 20 worlds at the end of that hour");
        Assert.True(found >= 16, $"{found} of 20");
    }

    [Fact]
    public void Hours_with_few_rows_are_not_judged_and_hours_not_over_are_left_out()
    {
        long?[] thin = [.. Enumerable.Repeat((long?)3, 60 * 24)];
        long?[] open = [.. World(1, 6000, wanders: false)[..(40 * 24)], .. Enumerable.Repeat((long?)null, 48)];

        Assert.All(HourlyWatch.Walk(thin, 0, Budget).Days, day => Assert.Null(day.Chance));
        Assert.Equal(40, HourlyWatch.Walk(open, 0, Budget).Days.Count);
        Assert.Empty(HourlyWatch.Walk([], 0, Budget).Days);
    }

    [Fact]
    public void Stray_days_before_and_behind_are_no_flow_and_empty_days_between_are()
    {
        long[] days = [1, 0, 2, 100, 120, 0, 0, 90, 110, 3, 0, 1];

        Assert.Equal((3, 8), (FlowSpan.First(days), FlowSpan.Last(days)));
        Assert.Equal((-1, -1), (FlowSpan.First([0, 0]), FlowSpan.Last([])));
        Assert.Equal((0, 3), (FlowSpan.First([1, 0, 2, 1]), FlowSpan.Last([1, 0, 2, 1])));
    }

    private static long?[] World(int seed, double mean, bool wanders)
    {
        Chance chance = new(seed, 4, default, 7);
        double level = 1;
        long?[] hours = new long?[Year * 24];
        for (int hour = 0; hour < hours.Length; hour++)
        {
            level = wanders && hour % 24 == 0 ? Math.Clamp(level * Math.Exp(.03 * chance.Normal()), .5, 2) : level;
            hours[hour] = chance.Poisson(level * mean / 24 * (1 + (.8 * Math.Sin(hour % 24 / 24d * 2 * Math.PI))) * Weekdays[hour / 24 % 7]);
        }

        return hours;
    }
}
