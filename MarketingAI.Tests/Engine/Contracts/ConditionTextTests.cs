using MarketingAI.Engine.Contracts.Algorithms;

namespace MarketingAI.Tests.Engine.Contracts;

public sealed class ConditionTextTests
{
    private static readonly string[] Columns = ["price", "list price", "sold_at", "country"];

    [Theory]
    [InlineData("price >= 0 and price <= \"list price\"")]
    [InlineData("country in ('DE', 'it''s') or country is not null")]
    [InlineData("sold_at between date '2025-01-01' and date '2025-12-31'")]
    [InlineData("CASE WHEN lower(country) = 'de' THEN round(price * 1.19, 2) > 0 ELSE true END")]
    [InlineData("regexp_matches(country, '^[A-Z]{2}$; -- not a comment here')")]
    public void Conditions_on_the_columns_pass(string condition) => Assert.Null(ConditionText.WhyNot(condition, Columns));

    [Theory]
    [InlineData("", "A condition has 1 to 1000 characters.")]
    [InlineData("price > 0; drop table x", "';' may not stand in a condition.")]
    [InlineData("price > (select max(price) from other)", "The data set has no column 'select'.")]
    [InlineData("read_text('/etc/passwd') = ''", "The function 'read_text' may not stand in a condition.")]
    [InlineData("getenv ('HOME') = ''", "The function 'getenv' may not stand in a condition.")]
    [InlineData("warehouse.ingestion.x > 1", "The data set has no column 'warehouse'.")]
    [InlineData("price > 0) or (1 = 1", "A bracket closes that was not opened.")]
    [InlineData("(price > 0", "A bracket is not closed.")]
    [InlineData("price > 0 -- so", "'--' may not stand in a condition.")]
    [InlineData("price /* so */ > 0", "'/*' may not stand in a condition.")]
    [InlineData("country = 'open", "A quote is not closed.")]
    [InlineData("\"secret\" = 1", "The data set has no column 'secret'.")]
    [InlineData("price = $1", "'$' may not stand in a condition.")]
    [InlineData("price = [1]", "'[' may not stand in a condition.")]
    [InlineData("price::text = ''", "':' may not stand in a condition.")]
    public void All_else_is_refused_with_its_reason(string condition, string why) =>
        Assert.StartsWith(why, ConditionText.WhyNot(condition, Columns), StringComparison.Ordinal);
}
