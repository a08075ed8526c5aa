using Bunit;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Modeling;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

public sealed class ModelPageTests : ModelingPageTest
{
    [Fact]
    public void The_answer_stands_first_in_plain_words()
    {
        IRenderedComponent<ModelPage> page = OpenModel();

        Assert.Equal(ModelWords.Ranking(Sample.Report), page.Find(".result").TextContent);
        Assert.Contains("Spring leads, version 3", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Performance_shows_final_figures_ROC_split_and_leaderboard()
    {
        IRenderedComponent<ModelPage> page = OpenModel("performance");

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("td"), cell => cell.TextContent == "LightGBM"));
        Says(page.Markup, "0.810", "0.2430", "0.0810", "0.0120", "The latest fifth of the rows");
        LineChart roc = page.FindComponent<LineChart>().Instance;
        Assert.Equal([0, 0.7, 1], roc.Series[0].Points.Select(point => point.Y));
    }

    [Fact]
    public void Calibration_draws_groups_with_their_intervals_against_the_diagonal()
    {
        ScatterChart chart = OpenModel("calibration").FindComponent<ScatterChart>().Instance;

        Assert.Equal((0.45, 0.3, 0.6), (chart.Series[0].Points[1].Y, chart.Series[0].Points[1].Low, chart.Series[0].Points[1].High));
        Assert.Equal([0, 0.6], chart.Series[1].Points.Select(point => point.Y));
    }

    [Fact]
    public void Gain_starts_at_nothing_and_tells_the_lift_of_the_best_tenth()
    {
        IRenderedComponent<ModelPage> page = OpenModel("gain");

        Assert.Equal([0.0, 42.0, 100.0], page.FindComponent<LineChart>().Instance.Series[0].Points.Select(point => point.Y));
        Assert.Contains("4.2 times as many", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_shows_importance_and_the_refused_columns_with_reasons()
    {
        IRenderedComponent<ModelPage> page = OpenModel("features");

        Assert.Equal("age, member", string.Join(", ", page.FindComponent<BarChart>().Instance.Series[0].Points.Select(point => point.Label)));
        Assert.Contains("call_seconds", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Known only after the decision.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Lineage_names_data_contract_seed_and_code()
    {
        string text = OpenModel("lineage").Markup;

        Says(text, "abc", "Spring leads, version 1, confirmed by mara", "1.0.0+f00", "feed");
    }

    [Theory]
    [InlineData(ModelStage.Candidate, "Submit for approval")]
    [InlineData(ModelStage.ChangesAsked, "Submit for approval")]
    [InlineData(ModelStage.Approved, "Deploy")]
    public void The_next_act_follows_the_stage(ModelStage stage, string act)
    {
        IRenderedComponent<ModelPage> page = OpenModel(null, stage);

        Assert.Contains(page.FindAll(".page-actions a"), link => link.TextContent.Trim() == act);
    }

    [Fact]
    public void A_reviewer_is_led_to_the_review_and_cannot_submit()
    {
        Authorization.SetPolicies(Policies.Read, Policies.Approve);

        Assert.DoesNotContain("Submit for approval", OpenModel().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_file_and_report_can_be_downloaded()
    {
        string[] links = [.. OpenModel().FindAll(".page-actions a").Select(link => link.GetAttribute("href") ?? "")];

        Assert.Contains(Urls.ModelFile(Sample.ModelId), links, StringComparer.Ordinal);
        Assert.Contains(Urls.ModelReport(Sample.ModelId), links, StringComparer.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_there_says_so()
    {
        With([], [], []);

        Assert.Contains("There is no such model", Page(Guid.Empty, null).Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ModelPage> OpenModel(string? tab = null, ModelStage stage = ModelStage.Candidate)
    {
        With([Sample.Set], [Sample.Version(stage)], [Sample.Contract]);
        return Page(Sample.ModelId, tab);
    }

    private IRenderedComponent<ModelPage> Page(Guid id, string? tab) =>
        Open<ModelPage>(Urls.Model(id, tab), parameters => parameters.Add(page => page.ModelId, id));
}
