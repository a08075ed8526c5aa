using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Engine.Kernel;

public sealed class RequireTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void A_share_at_the_edge_is_refused_with_name_rule_and_value(double share)
    {
        ArgumentOutOfRangeException fault = Assert.Throws<ArgumentOutOfRangeException>(() => Require.InOpenUnitInterval(share));

        Assert.Contains("share must lie strictly between 0 and 1.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(share, fault.ActualValue);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void Only_finite_numbers_above_nought_are_positive(double halfLifeDays) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Require.Positive(halfLifeDays));

    [Fact]
    public void What_is_right_passes_through()
    {
        Assert.Equal(0.5, Require.InOpenUnitInterval(0.5));
        Assert.Equal(3.0, Require.Positive(3.0));
        Assert.Equal(3, Require.AtLeast(3, 3));
    }
}
