using AngleSharp.Dom;
using Bunit;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Explore;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Explore;

public sealed class ExplorePagesTests : OperationsPageTest
{
    private static readonly ExploreQuery Leads = new() { Source = ExplorerOnPaper.Leads.Key };

    private readonly ExplorerOnPaper _explorer = new();

    public ExplorePagesTests()
    {
        Services.AddSingleton<IExplorer>(_explorer);
        Services.AddSingleton<IExplorerBasket>(_explorer);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void The_first_opening_shows_the_first_data_against_what_it_would_predict()
    {
        IRenderedComponent<ExplorerPage> page = Open<ExplorerPage>(Urls.Explore);

        page.WaitForAssertion(() => Assert.Contains("1 of 2 columns go with converted; the closest is channel.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("overview converted ", _explorer.Asked[0]);
        Assert.Contains("chance 0.0125", page.Markup, StringComparison.Ordinal);
        Assert.Contains("masked for you: counts only", Row(page, "email").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing found", Row(page, "score").TextContent, StringComparison.Ordinal);
        Assert.Contains("SELECT count(*) FROM ingestion.leads", page.Find("pre.sql").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Target_and_conditions_are_in_the_address()
    {
        IRenderedComponent<ExplorerPage> page = Open<ExplorerPage>(Urls.ExploreAt(Urls.Explore, Leads with { Where = ["atleast.score=18"] }));
        page.WaitForAssertion(() => Assert.Contains("overview converted score AtLeast 18", _explorer.Asked, StringComparer.Ordinal));
        Assert.Contains("score is at least 18", page.Markup, StringComparison.Ordinal);

        Act.On(page, () => page.FindAll("select")[1].Change("-"));

        page.WaitForAssertion(() => Assert.Contains("target=-", Address, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("overview  score AtLeast 18", _explorer.Asked, StringComparer.Ordinal));

        Act.On(page, () => page.Find("button[aria-label^='Remove']").Click());

        page.WaitForAssertion(() => Assert.DoesNotContain("where", Address, StringComparison.Ordinal));
    }

    [Fact]
    public void A_condition_without_value_is_not_added()
    {
        IRenderedComponent<ExplorerPage> page = Open<ExplorerPage>(Urls.Explore);

        Act.On(page, () => page.Find("form[aria-label='Add a condition']").Submit());

        page.WaitForAssertion(() => Assert.Contains("Choose a column and give a value", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("where", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_question_says_how_far_it_is_and_can_be_stopped_and_asked_again()
    {
        TaskCompletionSource waits = new();
        _explorer.Waits = waits.Task;
        IRenderedComponent<ExplorerPage> page = Open<ExplorerPage>(Urls.Explore);
        page.WaitForAssertion(() => Assert.Contains("Counting 5 columns", page.Markup, StringComparison.Ordinal));

        Act.On(page, () => page.FindAll("button").First(button => button.TextContent == "Stop").Click());

        page.WaitForAssertion(() => Assert.Contains("Stopped", page.Markup, StringComparison.Ordinal));
        _explorer.Waits = null;

        Act.On(page, () => page.FindAll("button").First(button => button.TextContent == "Count again").Click());

        page.WaitForAssertion(() => Assert.Contains("columns go with converted", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_go_into_the_basket_and_out_again()
    {
        IRenderedComponent<ExplorerPage> page = Open<ExplorerPage>(Urls.Explore);
        page.WaitForAssertion(() => Assert.NotNull(Row(page, "channel")));

        Act.On(page, () => page.Find("button[aria-label='Add channel to the basket']").Click());

        page.WaitForAssertion(() => Assert.Contains("Training-set basket (1)", Text(page), StringComparison.Ordinal));

        Act.On(page, () => page.Find("button[aria-label='Take out channel from the basket']").Click());

        page.WaitForAssertion(() => Assert.Contains("Training-set basket (0)", Text(page), StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_without_contract_leads_to_the_contract()
    {
        IRenderedComponent<ExplorerPage> refused = Open<ExplorerPage>(Urls.ExploreAt(Urls.Explore, new ExploreQuery { Source = "set-other" }));
        Assert.Contains(Urls.Contract(ExplorerOnPaper.SetId), refused.Find("[role=alert] a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_data_the_way_to_the_upload_is_shown()
    {
        _explorer.IsEmpty = true;


        IRenderedComponent<ExplorerPage> empty = Open<ExplorerPage>(Urls.Explore);
        Assert.Contains("Nothing to explore yet", empty.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_stands_where_the_answer_would()
    {
        _explorer.Refuses = new ExploreTargetOneClass("converted", "false");

        IRenderedComponent<ExplorerPage> page = Open<ExplorerPage>(Urls.Explore);

        page.WaitForAssertion(() => Assert.Contains("is 'false' in every row", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_is_shown_from_all_sides_and_its_choices_are_in_the_address()
    {
        IRenderedComponent<ColumnPage> page = Open<ColumnPage>(Urls.ExploreAt(Urls.ExploreColumn, Leads with { Column = "channel" }));
        page.WaitForAssertion(() => Assert.Contains("converted and channel go together.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["distribution channel", "target converted channel", "time channel created_at ", "examples channel"], _explorer.Asked);
        Assert.Contains("How the lead came in.", page.Markup, StringComparison.Ordinal);

        Act.On(page, () => page.FindAll("select")[^1].Change("score"));

        page.WaitForAssertion(() => Assert.Contains("segment channel score", _explorer.Asked, StringComparer.Ordinal));
        Assert.Contains("segment=score", Address, StringComparison.Ordinal);

        Act.On(page, () => page.FindAll("button").First(button => button.TextContent.Contains("Add to the basket", StringComparison.Ordinal)).Click());

        page.WaitForAssertion(() => Assert.Contains("Take out of the basket", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_is_not_there_says_so()
    {
        IRenderedComponent<ColumnPage> page = Open<ColumnPage>(Urls.ExploreAt(Urls.ExploreColumn, Leads with { Column = "nobody" }));

        Assert.Contains("There is no such column", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Relations_show_what_was_found_and_what_was_left_out()
    {
        IRenderedComponent<RelationsPage> page = Open<RelationsPage>(Urls.ExploreAt(Urls.ExploreRelations, Leads));

        page.WaitForAssertion(() => Assert.Contains("1 of 2 pairs go together; the closest are channel and score.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(2, page.FindAll(".cell").Count);
        Assert.Contains("It is masked for you.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_groups_are_chosen_on_the_page_and_compared()
    {
        IRenderedComponent<ComparePage> page = Open<ComparePage>(Urls.ExploreAt(Urls.ExploreCompare, Leads));
        page.WaitForAssertion(() => Assert.Contains("channel: email and social", page.Markup, StringComparison.Ordinal));

        Choose(page, "A", "email");
        Choose(page, "B", "social");

        page.WaitForAssertion(() => Assert.Contains("compare email social", _explorer.Asked, StringComparer.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("1 of 1 columns differ; the clearest is score: mean 10 in A, 12 in B.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("a=is.channel%3Demail&b=is.channel%3Dsocial", Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_basket_hands_its_columns_to_training()
    {
        Authorization.SetPolicies(Policies.Read, Policies.ManageModels);
        await _explorer.AddAsync(ExplorerOnPaper.Leads.Key, "channel", default);
        await _explorer.AddAsync(ExplorerOnPaper.Leads.Key, "score", default);

        IRenderedComponent<BasketPage> page = Open<BasketPage>(Urls.ExploreAt(Urls.ExploreBasket, Leads with { Target = "converted" }));

        IElement train = page.FindAll("a").Single(link => link.TextContent.Contains("Train with these 2 columns", StringComparison.Ordinal));
        Assert.EndsWith($"data={ExplorerOnPaper.SetId}&target=converted&only=channel&only=score", train.GetAttribute("href"), StringComparison.Ordinal);

        Act.On(page, () => page.FindAll("button").First(button => button.TextContent.Contains("Clear the basket", StringComparison.Ordinal)).Click());

        page.WaitForAssertion(() => Assert.Contains("The basket is empty", page.Markup, StringComparison.Ordinal));
    }

    private void Choose(IRenderedComponent<ComparePage> page, string group, string value)
    {
        Act.On(page, () => page.Find($"form[aria-label='Add to group {group}'] select").Change("channel"));
        Act.On(page, () => page.Find($"form[aria-label='Add to group {group}'] input").Change(value));
        Act.On(page, () => page.Find($"form[aria-label='Add to group {group}']").Submit());
        page.WaitForAssertion(() => Assert.Contains($"{group.ToLowerInvariant()}=is.channel", Address, StringComparison.Ordinal));
    }

    private static IElement Row(IRenderedComponent<ExplorerPage> page, string column) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelector("td a")?.TextContent == column);

    private static string Text(IRenderedComponent<ExplorerPage> page) => string.Join(' ', page.Find("h1").ParentElement!.ParentElement!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
