using MarketingAI.Engine.Kernel;

namespace MarketingAI.Tests.Engine.Kernel;

public sealed class WorkScopeTests
{
    [Fact]
    public void A_scope_that_nobody_entered_says_who_must()
    {
        WorkScope scope = new();

        Assert.False(scope.IsSet);
        Assert.Contains("WorkScope.Enter", Assert.Throws<InvalidOperationException>(() => scope.Unit).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => scope.Actor);
    }

    [Fact]
    public void The_last_one_entered_counts()
    {
        WorkScope scope = new();
        scope.Enter(new BusinessUnitId("retail"), Actor.System);
        scope.Enter(new BusinessUnitId("travel"), new Actor("mia", [Roles.Marketer]));

        Assert.Equal("travel", scope.Unit.Value);
        Assert.True(scope.Actor.Has(Roles.Marketer));
        Assert.False(scope.Actor.Has(Roles.Administrator));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Retail")]
    [InlineData("r")]
    [InlineData("1st")]
    [InlineData("retail'; DROP TABLE x --")]
    public void A_business_unit_id_has_one_plain_form(string text)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() => new BusinessUnitId(text));

        Assert.Contains($"Found '{text}'", fault.Message, StringComparison.Ordinal);
    }
}
