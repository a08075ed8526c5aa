using MarketingAI.Workbench.CommandLine;

namespace MarketingAI.Tests.Workbench.CommandLine;

public sealed class TextTableTests
{
    [Fact]
    public void Words_stand_left_and_numbers_right()
    {
        StringWriter writer = new() { NewLine = "\n" };

        new TextTable("trainer", "auc").Add("LightGBM", "0.81").Add("Linear", "-").Print(writer);

        Assert.Equal("trainer    auc\n--------  ----\nLightGBM  0.81\nLinear       -\n", writer.ToString());
    }

    [Fact]
    public void A_row_with_a_cell_too_few_is_a_fault() =>
        Assert.Throws<ArgumentException>(() => new TextTable("a", "b").Add("1"));
}
