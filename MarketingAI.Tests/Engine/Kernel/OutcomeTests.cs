using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Engine.Kernel;

public sealed class OutcomeTests
{
    private sealed record NothingToShare(double Total) : Refusal($"There is nothing to share: the total is {Total}.");

    [Fact]
    public void A_value_is_told_and_a_refusal_says_why()
    {
        Assert.Equal("2", Half(4).Match(value => $"{value}", refusal => refusal.Reason));
        Assert.Equal("There is nothing to share: the total is 0.", Half(0).Match(value => $"{value}", refusal => refusal.Reason));
    }

    [Fact]
    public void The_value_of_a_refusal_cannot_be_taken()
    {
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => Half(0).Value);

        Assert.Contains("There is nothing to share", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_carried_on_and_a_value_goes_further()
    {
        Assert.Equal(1, Half(4).Then(Half).Value);
        Assert.IsType<NothingToShare>(Half(0).Then(Half).Refusal);
    }

    private static Outcome<double> Half(double total) => total > 0 ? total / 2 : new NothingToShare(total);
}
