using AngleSharp.Dom;
using Bunit;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Modeling;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

public sealed class SearchPageTests : ModelingPageTest
{
    [Fact]
    public void A_search_that_is_not_there_says_so()
    {
        IRenderedComponent<SearchPage> page = OpenSearch();

        Assert.Contains("There is no such search", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Trials_appear_as_they_finish_the_best_first()
    {
        Jobs.Put(JobStatus.Running, 0.1);
        IRenderedComponent<SearchPage> page = OpenSearch();
        Assert.Contains("No trial is done yet", page.Markup, StringComparison.Ordinal);

        Search.Progress = new SearchProgress(4, [Sample.Trial(1, "Logistic regression", 0.78, 0.26), Sample.Trial(2, "LightGBM", 0.82, 0.24)], "Tries FastTree", 0.5, []);
        Jobs.Put(JobStatus.Running, 0.5);

        page.WaitForAssertion(() => Assert.Equal("LightGBM, Logistic regression", string.Join(", ", page.FindAll("tbody tr td:first-child").Select(cell => cell.TextContent.Trim()))));
        Assert.Contains("2 of 4 trials done; the best so far is LightGBM with AUC 0.820.", page.Find(".result").TextContent, StringComparison.Ordinal);
        Assert.Equal("0.5", page.Find("progress").GetAttribute("value"));
    }

    [Fact]
    public void Stopping_asks_the_job_to_stop_and_shows_that_it_does()
    {
        Jobs.Put(JobStatus.Running, 0.5);
        IRenderedComponent<SearchPage> page = OpenSearch();

        Act.On(page, () => Stop(page)!.Click());

        Assert.Equal([Jobs.Id], Jobs.Cancelled);
        Assert.True(Stop(page)!.HasAttribute("disabled"));
    }

    [Fact]
    public void When_it_is_done_the_model_is_one_press_away()
    {
        Jobs.Put(JobStatus.Running, 0.5);
        IRenderedComponent<SearchPage> page = OpenSearch();

        Jobs.Put(JobStatus.Done, 1, "LightGBM ranks 81 times in 100.", Urls.Model(Sample.ModelId));

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == Urls.Model(Sample.ModelId)));
        Assert.Contains("LightGBM ranks 81 times in 100.", page.Find(".result").TextContent, StringComparison.Ordinal);
        Assert.Null(Stop(page));
    }

    [Fact]
    public void A_refused_training_says_why()
    {
        Jobs.Put(JobStatus.Refused, 1, "The target has one class.");

        IRenderedComponent<SearchPage> page = OpenSearch();

        Assert.Contains("The target has one class.", page.Find(".result").TextContent, StringComparison.Ordinal);
        Assert.Contains("Refused", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<SearchPage> OpenSearch() =>
        Open<SearchPage>(Urls.ModelSearch(Jobs.Id), parameters => parameters.Add(page => page.JobId, Jobs.Id));

    private static IElement? Stop(IRenderedComponent<SearchPage> page) =>
        page.FindAll("button").SingleOrDefault(button => button.TextContent.Contains("Stop", StringComparison.Ordinal));
}
