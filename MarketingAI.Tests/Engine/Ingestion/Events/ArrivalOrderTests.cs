using CsCheck;
using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Ingestion.Sources;

namespace MarketingAI.Tests.Engine.Ingestion.Events;

public sealed class ArrivalOrderTests
{
    [Fact]
    public void By_hand_an_event_behind_what_its_source_had_reached_is_out_of_order()
    {
        ArrivalOrder order = new(mark: 0);

        bool[] found = [order.Take(10, 100), order.Take(12, 100), order.Take(11, 100), order.Take(12, 100), order.Take(5, 100), order.Take(200, 100), order.Take(99, 101), order.Take(100, 101)];

        // The event dated 200 came in at 100: the source has reached 100 and no more.
        Assert.Equal([false, false, true, false, true, false, true, false], found);
        Assert.Equal((3, TimeSpan.FromTicks(7), 100), (order.OutOfOrder, order.Furthest, order.Mark));
    }

    [Fact]
    public void Cutting_a_stream_into_batches_changes_nothing() =>
        Gen.Select(Gen.Long[1, 50].Array[0, 40], Gen.Int[1, 9]).Sample((times, size) =>
        {
            ArrivalOrder whole = new(0);
            bool[] once = [.. times.Select(time => whole.Take(time, 60))];
            long mark = 0;
            List<bool> cut = [];
            foreach (long[] part in times.Chunk(size))
            {
                ArrivalOrder order = new(mark);
                cut.AddRange(part.Select(time => order.Take(time, 60)));
                mark = order.Mark;
            }

            Assert.Equal(once, cut);
        });

    [Fact]
    public async Task The_table_flags_them_and_the_batch_counts_them()
    {
        using IntakeBench bench = new();
        await bench.SendAsync(Page("a", "08:00"));
        await bench.SendAsync($"[{Page("b", "08:10")},{Page("c", "08:04")}]");
        await bench.MoveAsync();
        await bench.SendAsync($"[{Page("d", "07:00")},{Page("e", "08:20")},{Page("b", "08:10")}]");
        await bench.MoveAsync();
        SourceFigures figures = Assert.Single(await bench.Get<ISourceFigures>().ListAsync(default));

        Assert.Equal(["""{"event_id":"c"}""", """{"event_id":"d"}"""], bench.Rows("event_id", "event WHERE is_out_of_order"));
        Assert.Equal((2, 70 * 60), (figures.OutOfOrder, figures.FurthestSeconds));
        Assert.Equal(["c d"], [string.Join(' ', (await bench.Get<ISourceFigures>().RecentAsync("collector", 9, default)).Where(seen => seen.IsOutOfOrder).Select(seen => seen.EventId).Order(StringComparer.Ordinal))]);
    }

    private static string Page(string id, string time) => $$"""{"event_id":"{{id}}","type":"page","user_id":"u","event_time":"2026-03-02T{{time}}:00Z"}""";
}
