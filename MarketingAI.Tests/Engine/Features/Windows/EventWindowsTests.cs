using CsCheck;
using MarketingAI.Engine.Features.Windows;

namespace MarketingAI.Tests.Engine.Features.Windows;

public sealed class EventWindowsTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static long Day(double day) => Start.AddDays(day).UtcTicks;

    /// <remarks>Decision on day 20, window of 7 days with one day of embargo: days 12 to 19, the last left out.</remarks>
    [Fact]
    public void By_hand_a_window_sees_what_happened_inside_and_was_known()
    {
        DateTimeOffset historyFrom = Start;
        EventLog events = new(
            [0, 0, 0, 0, 0, 1], [Day(11.9), Day(12), Day(15), Day(18), Day(19), Day(15)],
            [Day(11.9), Day(12), Day(20), Day(20.1), Day(19), Day(15)], [1, 2, 4, 8, 16, 32]);
        DecisionList decisions = new([0, 1, 2], [Day(20), Day(20), Day(20)]);
        WindowFigures[] figures = EventWindows.Of(events, decisions, WindowSpec.Days(7, embargoDays: 1), historyFrom).Value;

        Assert.Equal([new WindowFigures(2, 6, Day(15)), new WindowFigures(1, 32, Day(15)), new WindowFigures(0, 0, null)], figures);
        ReadmeExamples.AssertStandIn(
            "Windows", "WindowFigures[] figures = EventWindows.Of(events, decisions, WindowSpec.Days(7, embargoDays: 1), historyFrom).Value;");
    }

    [Fact]
    public void No_window_ever_sees_what_is_known_or_happens_after_the_decision() =>
        Gen.Select(Gen.Int[0, 2], Gen.Double[0, 40], Gen.Double[0, 5]).Array[0, 60].Sample(rows =>
        {
            EventLog events = new(
                [.. rows.Select(row => row.Item1)], [.. rows.Select(row => Day(row.Item2))], [.. rows.Select(row => Day(row.Item2 + row.Item3))],
                [.. rows.Select(row => row.Item2)]);
            DecisionList decisions = new([0, 1, 2], [Day(20), Day(25.5), Day(31)]);
            WindowFigures[] figures = EventWindows.Of(events, decisions, WindowSpec.Days(14, 2), Start).Value;
            for (int i = 0; i < 3; i++)
            {
                WindowBounds bounds = EventWindows.Bounds(WindowSpec.Days(14, 2), new DateTimeOffset(decisions.Ticks[i], TimeSpan.Zero), Start).Value;
                int seen = rows.Count(row => row.Item1 == decisions.Entities[i] && bounds.Sees(
                    new DateTimeOffset(Day(row.Item2), TimeSpan.Zero), new DateTimeOffset(Day(row.Item2 + row.Item3), TimeSpan.Zero), new DateTimeOffset(decisions.Ticks[i], TimeSpan.Zero)));
                Assert.Equal(seen, figures[i].Count);
                Assert.True(figures[i].LastTicks is not { } last || last < decisions.Ticks[i]);
            }
        });

    [Fact]
    public void A_window_longer_than_history_is_refused_with_the_first_day_that_works()
    {
        WindowLongerThanHistory refused = Assert.IsType<WindowLongerThanHistory>(EventWindows.Bounds(WindowSpec.Days(90, 1), Start.AddDays(30), Start).Refusal);

        Assert.Equal(Start.AddDays(91), refused.EarliestDecision);
        Assert.False(EventWindows.Bounds(WindowSpec.Days(90, 1), refused.EarliestDecision, Start).IsRefused);
        Assert.IsType<WindowUnfit>(EventWindows.Bounds(WindowSpec.Days(0), Start, Start).Refusal);
        Assert.True(EventWindows.Of(new EventLog([], []), new DecisionList([0], [Day(3)]), WindowSpec.Days(7), Start).IsRefused);
    }
}
