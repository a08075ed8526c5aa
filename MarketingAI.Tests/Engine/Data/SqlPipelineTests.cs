using MarketingAI.Engine.Data;

namespace MarketingAI.Tests.Engine.Data;

public sealed class SqlPipelineTests
{
    private static readonly SqlPipeline Steps = new SqlPipeline()
        .Step("paid", "SELECT * FROM kpis.orders WHERE paid")
        .Step("daily", "SELECT day, sum(amount) AS amount FROM paid GROUP BY day")
        .Step("best", "SELECT max(amount) FROM daily");

    [Fact]
    public void Steps_become_one_chain() => Assert.Equal(
        """
        WITH paid AS (
        SELECT * FROM kpis.orders WHERE paid
        ),
        daily AS (
        SELECT day, sum(amount) AS amount FROM paid GROUP BY day
        )
        SELECT max(amount) FROM daily
        """, Steps.Render());

    [Fact]
    public void A_query_can_be_looked_at_up_to_a_step() =>
        Assert.EndsWith("GROUP BY day", Steps.Render("daily"), StringComparison.Ordinal);

    [Fact]
    public void An_unknown_step_is_named() => Assert.Contains(
        "'weekly'", Assert.Throws<InvalidOperationException>(() => Steps.Render("weekly")).Message, StringComparison.Ordinal);
}
