using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Simulation.Algorithms;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>What is planted is found, what is too thin says so, and what should not matter does not.</summary>
public sealed class WatchTests(ITestOutputHelper output)
{
    private const double Budget = .0005;

    [Fact]
    public void A_drop_is_found_with_the_chance_that_the_power_curve_states()
    {
        foreach (double mean in (double[])[10, 60, 400])
        {
            output.WriteLine($"mean {mean} a day, budget {Budget}: " + string.Join(", ", ((double[])[.2, .3, .5, .7, 1]).Select(loss =>
                $"{loss:P0} lost is found with chance {VolumeWatch.Power(mean, 1.2, Budget, 1 - loss):0.00}")));
        }

        int found = 0;
        const int worlds = 300;
        double stated = 0;
        for (int seed = 1; seed <= worlds; seed++)
        {
            Chance chance = new(seed, 9, default, 1);
            long?[] counts = [.. Enumerable.Range(0, 120).Select(day => (long?)chance.Poisson(day == 119 ? 30 : 60))];
            DayVerdict last = VolumeWatch.Walk(counts, 0, Budget).Days[^1];
            found += last is { IsAlarm: true, IsHigh: false } ? 1 : 0;
            stated += VolumeWatch.Power(last.Expected!.Value, last.Dispersion!.Value, Budget, 30 / last.Expected.Value);
        }

        output.WriteLine($"a loss of half of 60: stated {stated / worlds:0.000}, found {found / (double)worlds:0.000}");
        Assert.InRange(found / (double)worlds, (stated / worlds) - .12, 1);
    }

    [Fact]
    public void Too_short_a_history_cannot_tell_and_says_how_short()
    {
        SeriesVerdicts counts = VolumeWatch.Walk([.. Enumerable.Repeat((long?)50, 9)], 0, Budget);
        SeriesVerdicts shares = ShareWatch.Walk([.. Enumerable.Repeat(((long, long)?)(1, 50), 9)], ShareSide.High, Budget);

        Assert.False(counts.CanTell);
        Assert.Equal((9, 28), (counts.Usable, counts.Needed));
        Assert.False(shares.CanTell);
        Assert.All(counts.Days, day => Assert.Null(day.Chance));
    }

    [Fact]
    public void Too_few_rows_cannot_tell_although_the_history_is_long()
    {
        Chance chance = new(1, 1, default, 2);
        SeriesVerdicts shares = ShareWatch.Walk([.. Enumerable.Range(0, 200).Select(_ => ((long, long)?)(chance.Below(2), 2))], ShareSide.Both, Budget);

        Assert.False(shares.CanTell);
    }

    [Fact]
    public void Empty_and_special_days_are_not_judged_and_teach_nothing()
    {
        Assert.Empty(VolumeWatch.Walk([], 0, Budget).Days);
        long?[] counts = [.. Enumerable.Range(0, 60).Select(day => day == 50 ? (long?)null : 100)];

        SeriesVerdicts found = VolumeWatch.Walk(counts, 0, Budget);

        Assert.Null(found.Days[50].Chance);
        Assert.Equal(100, found.Days[51].Expected!.Value, 1e-6);
    }

    [Fact]
    public void An_alarm_day_does_not_change_what_is_expected_of_the_next()
    {
        Chance chance = new(3, 1, default, 2);
        long?[] counts = [.. Enumerable.Range(0, 100).Select(_ => (long?)chance.Poisson(200))];
        counts[80] = 20;

        SeriesVerdicts found = VolumeWatch.Walk(counts, 0, Budget);

        Assert.True(found.Days[80].IsAlarm);
        Assert.False(found.Days[81].IsAlarm);
        Assert.InRange(found.Days[81].Expected!.Value, 185, 215);
    }

    [Fact]
    public void Seven_alarm_days_in_a_row_become_the_new_level()
    {
        Chance chance = new(4, 1, default, 2);
        long?[] counts = [.. Enumerable.Range(0, 100).Select(day => (long?)chance.Poisson(day < 60 ? 200 : 80))];

        SeriesVerdicts found = VolumeWatch.Walk(counts, 0, Budget);

        Assert.Equal([(60, 66)], Episodes.Of(found.Days));
    }

    [Fact]
    public void Shares_do_not_depend_on_the_side_that_is_counted()
    {
        Chance chance = new(5, 1, default, 2);
        (long Hits, long Rows)?[] days = [.. Enumerable.Range(0, 90).Select(_ => ((long, long)?)(chance.Poisson(8), 100))];
        days[85] = (60, 100);
        (long Hits, long Rows)?[] others = [.. days.Select(day => ((long, long)?)(day!.Value.Rows - day.Value.Hits, day.Value.Rows))];

        SeriesVerdicts one = ShareWatch.Walk(days, ShareSide.Both, Budget);
        SeriesVerdicts other = ShareWatch.Walk(others, ShareSide.Both, Budget);

        Assert.True(one.Days[85].IsAlarm);
        Assert.Equal(one.Days.Select(day => day.IsAlarm), other.Days.Select(day => day.IsAlarm));
        Assert.Equal(one.Days[60].Chance!.Value, other.Days[60].Chance!.Value, 1e-9);
    }

    [Fact]
    public void Values_in_another_order_give_the_same_verdicts()
    {
        Chance chance = new(6, 1, default, 2);
        List<long[]> days = [.. Enumerable.Range(0, 80).Select(day => (long[])[chance.Poisson(50), chance.Poisson(day == 70 ? 90 : 30), chance.Poisson(20)])];

        SeriesVerdicts one = CategoryWatch.Walk(days, Budget);
        SeriesVerdicts other = CategoryWatch.Walk([.. days.Select(day => (long[])[day[2], day[0], day[1]])], Budget);

        Assert.True(one.Days[70].IsAlarm);
        Assert.Equal(one.Days[60].Chance!.Value, other.Days[60].Chance!.Value, 1e-9);
    }

    [Fact]
    public void A_unit_change_of_a_number_is_found_as_out_of_range()
    {
        Chance chance = new(7, 1, default, 2);
        SortedDictionary<int, long[]> bins = [];
        for (int row = 0; row < 100 * 80; row++)
        {
            int day = row / 80;
            double value = 20 * Math.Exp(.5 * chance.Normal()) * (day >= 90 ? 100 : 1);
            int bin = (int)Math.Floor(Math.Log(value) * 4);
            (bins.TryGetValue(bin, out long[]? counts) ? counts : bins[bin] = new long[100])[day]++;
        }

        SeriesVerdicts found = ShareWatch.Walk(RangeRule.Outside(100, bins), ShareSide.High, Budget);

        Assert.Equal(90, Episodes.Of(found.Days)[0].First);
    }

    [Fact]
    public void Arrivals_that_stay_away_are_found_and_regular_ones_are_not()
    {
        double[] weekly = [.. Enumerable.Range(0, 20).Select(week => (week * 7d) + (.1 * (week % 3)))];
        ArrivalData regular = new(new DateOnly(2025, 1, 1), weekly, 138);
        ArrivalData late = new(new DateOnly(2025, 1, 1), weekly, 150);

        Assert.DoesNotContain(regular.Walk(.001).Days, day => day.IsAlarm);
        Assert.True(late.Walk(.001).Days[^1].IsAlarm);
        Assert.False(new ArrivalData(new DateOnly(2025, 1, 1), weekly[..5], 60).Walk(.001).CanTell);
    }
}
