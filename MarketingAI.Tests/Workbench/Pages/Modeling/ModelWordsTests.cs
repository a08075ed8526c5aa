using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Pages.Modeling;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

public sealed class ModelWordsTests
{
    [Fact]
    public void Ranking_is_said_as_times_in_a_hundred_with_its_interval() =>
        Assert.Equal(
            "Ranks a row with converted = yes above one without 81 times in 100 (79 to 83); drawing lots would give 50.",
            ModelWords.Ranking(Sample.Report));

    [Fact]
    public void A_model_whose_interval_holds_one_half_is_not_praised()
    {
        TrainingReport report = Sample.Report with { Test = Sample.Report.Test with { Auc = 0.52, AucLow = 0.47, AucHigh = 0.57 } };

        Assert.StartsWith("Cannot be told from drawing lots", ModelWords.Ranking(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.012, "Its probabilities can be taken at face value: on average 1.2 points from what happened, where chance alone gives 1.0 and seldom more than 1.4.")]
    [InlineData(0.080, "Read its probabilities with care: they are on average 8.0 points from what happened, where chance alone gives 1.0 and seldom more than 1.4.")]
    public void Honesty_is_judged_against_what_chance_alone_gives(double ece, string words) =>
        Assert.Equal(words, ModelWords.Honesty(Sample.Report.Test with { Ece = ece }));

    [Fact]
    public void The_best_tenth_is_told_as_reach_and_lift() =>
        Assert.Equal(
            "The tenth it ranks highest holds 42 % of all with converted = yes: 4.2 times as many as a tenth drawn at random.",
            ModelWords.BestTenth(Sample.Report));
}
