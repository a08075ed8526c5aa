using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Numerics;

public sealed class OrderingTests
{
    [Fact]
    public void Equal_values_keep_the_order_of_their_positions() =>
        Assert.Equal([3, 0, 2, 4, 1], Ordering.Ascending([1.0, 2.0, 1.0, -5.0, 1.0]));

    [Fact]
    public void What_is_not_a_number_has_no_order() =>
        Assert.Throws<ArgumentException>(() => Ordering.Ascending([1.0, double.NaN]));
}
