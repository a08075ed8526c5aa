using MarketingAI.Engine.Data.Segments;

namespace MarketingAI.Tests.Engine.Data.Segments;

public sealed class RecordIdsTests
{
    [Fact]
    public void Ids_ascend_even_when_the_clock_goes_back()
    {
        RecordIds ids = new(Guid.Empty, salt: 7);
        long[] times = [1_000_000, 1_000_000, 999_000, 1_000_001, 5];

        Guid[] made = [.. times.Select(ids.Next)];

        Assert.Equal(made.Order(), made);
        Assert.Equal(made.Length, made.Distinct().Count());
        Assert.All(made, id => Assert.Equal(7, id.Version));
    }

    [Fact]
    public void Ids_of_a_later_run_are_greater_than_the_last_of_an_earlier_one()
    {
        Guid last = new RecordIds(Guid.Empty, salt: ulong.MaxValue).Next(1_000_000);

        Guid next = new RecordIds(last, salt: 0).Next(900_000);

        Assert.True(next.CompareTo(last) > 0);
    }

    [Fact]
    public void An_id_tells_its_millisecond() =>
        Assert.Equal(1_772_442_000_123, RecordIds.MillisecondsOf(new RecordIds(Guid.Empty, salt: 1).Next(1_772_442_000_123)));
}
