using AngleSharp.Dom;
using Bunit;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Modeling;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

public sealed class TrainPageTests : ModelingPageTest
{
    [Fact]
    public void Without_data_the_way_to_data_is_shown()
    {
        With([], [], []);

        IRenderedComponent<TrainPage> page = Open<TrainPage>(Urls.TrainModel);

        Assert.Contains("No data to learn from yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_without_contract_cannot_be_trained_on_and_says_why()
    {
        With([Sample.Set], [], []);

        IRenderedComponent<TrainPage> page = Open<TrainPage>(Urls.TrainOn(Sample.SetId));

        Assert.Contains("has no contract yet", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), IsStart);
    }

    [Fact]
    public void The_target_known_after_the_decision_and_the_only_date_are_proposed()
    {
        TrainingSets sets = new(Sample.Contract);
        With([Sample.Set], [], [Sample.Contract], sets);

        Open<TrainPage>(Urls.TrainOn(Sample.SetId));

        Assert.Equal(("converted", "day"), (sets.Asked!.Target, sets.Asked.TimeColumn));
    }

    [Fact]
    public void What_will_be_refused_and_why_is_shown_before_anything_starts()
    {
        With([Sample.Set], [], [Sample.Contract]);

        IRenderedComponent<TrainPage> page = Open<TrainPage>(Urls.TrainOn(Sample.SetId));

        IElement row = page.FindAll("tbody tr").Single(row => row.TextContent.Contains("call_seconds", StringComparison.Ordinal));
        Assert.Contains("Known only after the decision.", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("input"));
        Assert.Empty(Jobs.Started);
    }

    [Fact]
    public void Leaving_a_column_out_is_in_the_address_and_can_be_taken_back()
    {
        With([Sample.Set], [], [Sample.Contract]);
        IRenderedComponent<TrainPage> page = Open<TrainPage>(Urls.TrainOn(Sample.SetId));

        Act.On(page, () => Box(page, "age").Change(false));

        page.WaitForAssertion(() => Assert.Contains("Left out by you.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("exclude=age", Address, StringComparison.Ordinal);

        Act.On(page, () => Box(page, "age").Change(true));

        page.WaitForAssertion(() => Assert.DoesNotContain("exclude=age", Address, StringComparison.Ordinal));
    }

    [Fact]
    public void A_basket_of_columns_leaves_all_others_out_until_a_person_takes_one_back()
    {
        TrainingSets sets = new(Sample.Contract);
        With([Sample.Set], [], [Sample.Contract], sets);

        IRenderedComponent<TrainPage> page = Open<TrainPage>(Urls.TrainWithOnly(Sample.SetId, ["age"]));

        Assert.DoesNotContain("age", sets.Asked!.Exclude, StringComparer.Ordinal);
        Assert.Contains("member", sets.Asked.Exclude, StringComparer.Ordinal);
        Assert.DoesNotContain(sets.Asked.Target, sets.Asked.Exclude, StringComparer.Ordinal);

        Act.On(page, () => Box(page, "member").Change(true));

        page.WaitForAssertion(() => Assert.DoesNotContain("member", sets.Asked!.Exclude, StringComparer.Ordinal));
        Assert.DoesNotContain("only=", Address, StringComparison.Ordinal);
        Assert.Contains("exclude=", Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_trains_on_what_is_chosen_and_leads_to_the_live_page()
    {
        With([Sample.Set], [], [Sample.Contract]);
        IRenderedComponent<TrainPage> page = Open<TrainPage>(Urls.TrainOn(Sample.SetId, "member", "-", ["age"]));
        Act.On(page, () => page.FindComponents<MudNumericField<int>>()[0].Find("input").Change("5"));

        Act.On(page, () => page.FindAll("button").Single(IsStart).Click());

        TrainModelRequest request = Assert.IsType<TrainModelRequest>(Assert.Single(Jobs.Started));
        Assert.Equal((Sample.SetId, "member", null, "Spring leads: member", 5), (request.DataSetId, request.Target, request.TimeColumn, request.ModelName, request.Trials));
        Assert.Equal(["age"], request.Exclude);
        Assert.EndsWith(Urls.ModelSearch(Jobs.Id), Address, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_learnt_says_why_and_cannot_be_started()
    {
        With([Sample.Set], [], [Sample.Contract], new TrainingSets(Sample.Contract) { Refuses = new OneClass() });

        IRenderedComponent<TrainPage> page = Open<TrainPage>(Urls.TrainOn(Sample.SetId));

        Assert.Contains("The target has one class.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.True(page.FindAll("button").Single(IsStart).HasAttribute("disabled"));
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private static bool IsStart(IElement button) => button.TextContent.Contains("Start training", StringComparison.Ordinal);

    private static IElement Box(IRenderedComponent<TrainPage> page, string column) =>
        page.FindAll("label.use").Single(label => label.TextContent.Trim() == column).QuerySelector("input")!;

    private sealed record OneClass() : Refusal("The target has one class.");
}
