using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Ingestion.Sources.Pipelines.Algorithms;

namespace MarketingAI.Tests.Engine.Ingestion.Sources;

public sealed class PipelineAdviceTests
{
    private const int Days = 20;
    private static readonly DateTimeOffset Start = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_world_that_decides_every_ten_seconds_is_told_to_stream_and_quoted_the_measured_need()
    {
        PipelineAdvice advice = Advise(day => EverySeconds(day, 10));

        Assert.Equal(PipelineVerdict.Streaming, advice.Verdict);
        Assert.Equal(
            "Half of the events are first used 10 s or later after they became known, median over 288,000 events. Batches every hour would have come too late for 100 % of the events, a stream (1.5 s from known to loaded) for 0 %; so it was on 20 of 20 days.",
            advice.Reason);
    }

    [Fact]
    public void The_same_world_that_decides_once_a_night_is_told_to_batch_and_quoted_the_measured_need_and_cost()
    {
        PipelineAdvice advice = Advise(day => [.. Enumerable.Range(0, 2).Select(i => Start.AddDays(day).AddHours(4).AddSeconds(i))]);

        Assert.Equal(PipelineVerdict.Batch, advice.Verdict);
        Assert.Matches(@"^Batches every hour are soon enough: half of the events are first used 1[12](\.\d)? hours or later after they became known", advice.Reason);
        Assert.EndsWith("They cost 0.2 s of CPU for 1,000 events, a stream 1.1 s.", advice.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_world_whose_days_are_shuffled_between_the_two_cannot_be_told(int seed)
    {
        Random random = new(seed);
        int[] order = [.. Enumerable.Range(0, Days)];
        random.Shuffle(order);

        PipelineAdvice advice = Advise(day => order[day] % 2 == 0 ? EverySeconds(day, 10) : [Start.AddDays(day).AddHours(23.99), Start.AddDays(day).AddHours(23.995)]);

        Assert.Equal(PipelineVerdict.CannotTell, advice.Verdict);
        Assert.StartsWith("The days disagree: on ", advice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_history_and_a_world_without_uses_cannot_be_told()
    {
        PipelineAdvice unused = Advise(_ => []);
        PipelineAdvice shortly = Advise(day => EverySeconds(day, 10), days: 5);

        Assert.Equal(
            "Too few uses were measured: 0 decisions in the last 28 days, at least 20 are needed. Or enter how soon events must be usable.", unused.Reason);
        Assert.Equal("The history is too short: 5 days with events that were used afterwards, at least 7 are needed.", shortly.Reason);
        Assert.All([unused, shortly], advice => Assert.Equal(PipelineVerdict.CannotTell, advice.Verdict));
    }

    [Theory]
    [InlineData(60, PipelineVerdict.Streaming)]
    [InlineData(7_200, PipelineVerdict.Batch)]
    public void What_people_demand_stands_in_for_uses(int seconds, PipelineVerdict verdict)
    {
        PipelineAdvice advice = Advise(_ => [], demanded: seconds);

        Assert.Equal(verdict, advice.Verdict);
        Assert.Contains($"events must be usable within {ModeChoice.Seconds(seconds)}, as was entered", advice.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Batches_that_save_nothing_are_not_recommended()
    {
        PipelineAdvice advice = Advise(_ => [], demanded: 7_200, batchCpu: 1.1);

        Assert.Equal(PipelineVerdict.Either, advice.Verdict);
        Assert.EndsWith("But they save nothing: 1.1 s of CPU for 1,000 events, a stream 1.1 s. Leave it as it is.", advice.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_replay_by_hand()
    {
        DateTimeOffset ten = Start.AddHours(10);
        Func<DateTimeOffset, DateTimeOffset?> needs = FreshnessReplay.FirstUse([ten.AddMinutes(4), ten.AddMinutes(70)]);

        DayFreshness day = Assert.Single(FreshnessReplay.Days(
            [new Arrivals(ten, 3), new Arrivals(ten.AddMinutes(10), 5), new Arrivals(ten.AddMinutes(80), 7)], needs, NextHour, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)));

        Assert.Equal((8, 3, 0), (day.Events, day.LateInBatches, day.LateInStream));
        Assert.Equal([(210, 3), (3_570, 5)], day.Needs);
    }

    [Theory]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(10, 20, 0.2993, 0.7007)]
    [InlineData(20, 20, 0.8389, 1)]
    public void The_interval_is_Wilsons(int hits, int count, double low, double high)
    {
        (double foundLow, double foundHigh) = ModeChoice.Wilson(hits, count);

        Assert.Equal(low, foundLow, 4);
        Assert.Equal(high, foundHigh, 4);
    }

    private static PipelineAdvice Advise(Func<int, DateTimeOffset[]> usesOf, int days = Days, int? demanded = null, double batchCpu = 0.2)
    {
        Arrivals[] arrivals = [.. Enumerable.Range(0, days * 1440).Select(minute => new Arrivals(Start.AddMinutes(minute), 10))];
        DateTimeOffset[] uses = [.. Enumerable.Range(0, days).SelectMany(usesOf).Order()];
        Func<DateTimeOffset, DateTimeOffset?> needs = demanded is { } seconds ? known => known.AddSeconds(seconds) : FreshnessReplay.FirstUse(uses);
        PipelineFigures measured = new(0, 0, 0, uses.Length, null, null, null, 1.5, 1_800, 1.1, batchCpu, demanded, "every hour");
        return ModeChoice.Choose(FreshnessReplay.Days(arrivals, needs, NextHour, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(5)), measured);
    }

    private static DateTimeOffset[] EverySeconds(int day, int seconds) => [.. Enumerable.Range(0, 86_400 / seconds).Select(i => Start.AddDays(day).AddSeconds(i * seconds))];

    private static DateTimeOffset NextHour(DateTimeOffset moment) => new DateTimeOffset(moment.Year, moment.Month, moment.Day, moment.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
}
