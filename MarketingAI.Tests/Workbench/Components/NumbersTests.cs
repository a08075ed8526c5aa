using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;

namespace MarketingAI.Tests.Workbench.Components;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.045, "4.5 %")]
    [InlineData(0.00031, "0.031 %")]
    [InlineData(0.62, "62 %")]
    [InlineData(-0.02, "-2.0 %")]
    public void A_share_keeps_sensible_digits(double share, string words) => Assert.Equal(words, Numbers.Share(share));

    [Fact]
    public void Thousands_are_set_apart_by_a_thin_space() => Assert.Equal("45\u202f211", Numbers.Count(45_211));

    [Theory]
    [InlineData(0.34, "340 ms")]
    [InlineData(4.2, "4.2 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7260, "2 h 1 min")]
    public void A_duration_reads_in_the_unit_that_fits(double seconds, string words) =>
        Assert.Equal(words, Numbers.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("/data?x=1", "/data?x=1")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void Only_paths_of_this_host_are_followed(string? url, string followed) => Assert.Equal(followed, LocalUrl.Or(url, "/"));

    [Fact]
    public void Names_of_code_become_words() => Assert.Equal("Compliance reviewer", Words.FromPascal("ComplianceReviewer"));
}
