using AngleSharp.Dom;
using Bunit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Contracts.Schema;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Tests.Support;
using MarketingAI.Tests.Workbench.Pages.Ingestion;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Contracts;

namespace MarketingAI.Tests.Workbench.Pages.Contracts;

public sealed class ContractLifePageTests : DataPageTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private IContractSignOff Life => Work.Get<IContractSignOff>();

    [Fact]
    public async Task The_list_says_how_many_are_signed_and_what_the_others_wait_for()
    {
        (_, DataContract draft) = await Complete();
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);

        IRenderedComponent<ContractsPage> page = Open<ContractsPage>(Urls.Contracts);

        page.WaitForAssertion(() => Says(page.Markup, "0 of 1 contracts are signed by all three teams; one waits for signatures."), Patience);
        Says(page.Markup, "marketing, data science, finance");
    }

    [Fact]
    public void An_empty_list_shows_the_way_to_a_first_contract()
    {
        IRenderedComponent<ContractsPage> page = Open<ContractsPage>(Urls.Contracts);

        page.WaitForAssertion(() => Says(page.Markup, "No contract yet"), Patience);
    }

    [Fact]
    public async Task A_draft_says_what_is_missing_and_a_complete_one_is_put_to_the_teams_and_signed()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        IRenderedComponent<ContractSheetPage> page = Sheet(dataSet);

        Press(page, "Put to sign-off");
        page.WaitForAssertion(() => Says(page.Markup, "It waits for marketing, data science, finance."), Patience);
        Assert.Single(page.FindAll("button"), button => button.TextContent.Trim() == "Sign");
        Press(page, "Sign");

        page.WaitForAssertion(() => Says(page.Markup, "Signed by dana"), Patience);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Sign");
        Assert.Equal(ContractState.Waiting, (await Life.FindAsync(dataSet.Id, CancellationToken.None))!.Versions.Single(version => version.Id == draft.Id).State);
    }

    [Fact]
    public async Task An_unsigned_contract_names_the_gaps_and_follows_on_wish()
    {
        DataSet dataSet = await Confirmed();
        IRenderedComponent<ContractSheetPage> page = Sheet(dataSet);

        Says(page.Markup, "Confirmed, not signed");
        Says(page.Markup, "Name an owner in finance.");
        Press(page, "Follow");

        page.WaitForAssertion(() => Says(page.Markup, "Stop following"), Patience);
        Assert.Equal(["dana"], (await Life.FindAsync(dataSet.Id, CancellationToken.None))!.Followers, StringComparer.Ordinal);
    }

    [Fact]
    public void A_data_set_without_a_contract_shows_the_way_to_one()
    {
        IRenderedComponent<ContractSheetPage> page = Open<ContractSheetPage>(Urls.ContractSheet(Guid.Empty), p => p.Add(x => x.DataSetId, Guid.Empty));

        page.WaitForAssertion(() => Says(page.Markup, "This data set has no contract yet"), Patience);
    }

    [Fact]
    public async Task The_form_keeps_a_draft_with_what_was_written()
    {
        DataSet dataSet = await Confirmed();
        IRenderedComponent<ContractEditPage> page = Open<ContractEditPage>(Urls.ContractEdit(dataSet.Id), p => p.Add(x => x.DataSetId, dataSet.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("textarea")), Patience);

        Act.On(page, () => page.FindAll("textarea")[0].Change("Spring campaign"));
        Act.On(page, () => Field(page, "Owner in finance").Change("felix, fred"));
        Press(page, "Add a rule");
        Act.On(page, () => page.Find("input[aria-label='At least']").Change("2"));
        Press(page, "Add a criterion of success");
        Act.On(page, () => page.Find("input[aria-label='Metric']").Change("Visits"));
        Press(page, "Look at the changes");
        page.WaitForAssertion(() => Says(page.Find("section.review").TextContent, "What version 2 would change against version 1"), Patience);
        Press(page, "Keep the draft");

        page.WaitForAssertion(() => Assert.EndsWith(Urls.ContractSheet(dataSet.Id), Address, StringComparison.Ordinal), Patience);
        DataContract kept = (await Life.FindAsync(dataSet.Id, CancellationToken.None))!.Open!;
        Assert.Equal((2, "Spring campaign"), (kept.Version, kept.Detail.Purpose));
        Assert.Equal(["felix", "fred"], kept.Detail.Owners.Select(owner => owner.Person), StringComparer.Ordinal);
        Assert.Equal([new QualityRule(QualityCheck.RowCount, null, 2, null)], kept.Detail.Quality);
        Assert.Equal("Visits", Assert.Single(kept.Detail.Success).Metric);
    }

    [Fact]
    public async Task Columns_are_added_removed_and_retyped_and_what_that_breaks_is_shown_before_it_is_kept()
    {
        DataSet dataSet = await Confirmed();
        IRenderedComponent<ContractEditPage> page = Edit(dataSet);

        Act.On(page, () => page.Find("select[aria-label='Type of age']").Change("Number"));
        Act.On(page, () => page.Find("button[aria-label='Remove the column city']").Click());
        Press(page, "Add a column");
        Act.On(page, () => Field(page, "Name of the column").Change("region"));
        Press(page, "Look at the changes");
        page.WaitForAssertion(() => Says(page.Find("section.review [role=status]").TextContent, "2 breaking"), Patience);
        string review = page.Find("section.review").TextContent;
        Says(review, "age: type");
        Says(review, "Whoever reads the column finds none.");
        Says(review, "region");
        Assert.Null((await Life.FindAsync(dataSet.Id, CancellationToken.None))!.Open);

        Act.On(page, () => page.Find("button[aria-label='Put city back']").Click());
        Press(page, "Keep the draft");
        page.WaitForAssertion(() => Says(page.Markup, "Something was changed since"), Patience);
        Says(page.Find("section.review [role=status]").TextContent, "1 breaking");
        Press(page, "Keep the draft");

        page.WaitForAssertion(() => Assert.EndsWith(Urls.ContractSheet(dataSet.Id), Address, StringComparison.Ordinal), Patience);
        DataContract kept = (await Life.FindAsync(dataSet.Id, CancellationToken.None))!.Open!;
        Assert.Equal(["age Number", "region Text", "city Text"], kept.Columns.Select(column => $"{column.Name} {column.Type}"), StringComparer.Ordinal);
        Assert.True(kept.Columns.Single(column => column.Name == "region").PersonalDataOpen);
    }

    [Fact]
    public async Task A_column_that_a_rule_asks_about_a_column_without_a_name_and_one_twice_are_refused_in_words()
    {
        DataSet dataSet = await Confirmed();
        IRenderedComponent<ContractEditPage> page = Edit(dataSet);
        Press(page, "Add a rule");
        Act.On(page, () => page.Find("select[aria-label='What is checked']").Change("MissingShare"));
        Act.On(page, () => page.Find("select[aria-label='Column']").Change("city"));
        Act.On(page, () => page.Find("input[aria-label='At most']").Change("0.1"));

        Act.On(page, () => page.Find("button[aria-label='Remove the column city']").Click());
        page.WaitForAssertion(() => Says(page.Markup, "cannot go while a rule asks about it: share of missing values of city at most 0.1."), Patience);
        Press(page, "Add a column");
        Press(page, "Look at the changes");
        page.WaitForAssertion(() => Says(page.Markup, "name has 1 to 200 characters; found"), Patience);
        Act.On(page, () => Field(page, "Name of the column").Change("Age"));
        Press(page, "Look at the changes");

        page.WaitForAssertion(() => Says(page.Markup, "stands twice; capitals do not tell columns apart."), Patience);
        Assert.Empty(page.FindAll("section.review"));
        Assert.Null((await Life.FindAsync(dataSet.Id, CancellationToken.None))!.Open);
    }

    [Fact]
    public async Task The_panel_offers_a_word_only_to_whom_it_belongs_and_shows_an_objection_with_its_reason()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        await Life.SubmitAsync(draft.Id, null, CancellationToken.None);
        ContractStanding standing = (await Life.FindAsync(dataSet.Id, CancellationToken.None))!;
        SignOffWord objection = new(ContractTeam.Finance, IsSigned: false, "felix", DateTimeOffset.UnixEpoch, "Who pays for the calls?");
        SignOffWord signed = new(ContractTeam.Marketing, IsSigned: true, "mia", DateTimeOffset.UnixEpoch, null);

        Assert.Equal(["Sign for data science", "Object for data science"], Labels(standing, "dana", ContractTeam.DataScience));
        Assert.Empty(Labels(standing with { Words = [signed] }, "mia", ContractTeam.Marketing, ContractTeam.Finance));
        Assert.Equal(["Sign for finance"], Labels(standing with { Words = [objection] }, "felix", ContractTeam.Finance));
        Assert.Empty(Labels(standing with { Words = [objection] }, "fiona", ContractTeam.Finance));
        IRenderedComponent<SignOffPanel> panel = Panel(standing with { Words = [objection, signed] }, "dana", []);
        Says(panel.Markup, "felix objects");
        Says(panel.Markup, "Who pays for the calls?");
        Says(panel.Markup, "Signed by mia");
    }

    private IReadOnlyList<string?> Labels(ContractStanding standing, string actor, params ContractTeam[] teams) =>
        [.. Panel(standing, actor, teams).FindAll(".acts button").Select(button => button.GetAttribute("aria-label"))];

    private IRenderedComponent<SignOffPanel> Panel(ContractStanding standing, string actor, IReadOnlyList<ContractTeam> teams) => Open<SignOffPanel>(
        Urls.ContractSheet(standing.DataSetId),
        p => p.Add(x => x.Standing, standing).Add(x => x.Shown, standing.Present).Add(x => x.Gaps, []).Add(x => x.Teams, teams).Add(x => x.Actor, actor));

    private IRenderedComponent<ContractEditPage> Edit(DataSet dataSet)
    {
        IRenderedComponent<ContractEditPage> page = Open<ContractEditPage>(Urls.ContractEdit(dataSet.Id), p => p.Add(x => x.DataSetId, dataSet.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("textarea")), Patience);
        return page;
    }

    [Fact]
    public async Task The_comparison_reads_like_a_review()
    {
        (DataSet dataSet, DataContract draft) = await Complete();
        await Life.SaveAsync(draft.Id, new ContractDraft(draft.Name, [draft.Columns[0] with { KnownAt = KnownAt.After }, draft.Columns[1]], draft.Detail), CancellationToken.None);

        IRenderedComponent<ContractComparePage> page = Open<ContractComparePage>(Urls.ContractCompare(dataSet.Id, 1, 2), p => p.Add(x => x.DataSetId, dataSet.Id));

        page.WaitForAssertion(() => Says(page.Markup, "age: known at decision time"), Patience);
        Says(page.Find("[role=status]").TextContent, "1 breaking");
        Assert.Equal(("Before", "After"), (page.Find("del").TextContent, page.Find("ins").TextContent));
    }

    [Fact]
    public async Task A_channel_with_a_field_is_accepted_and_what_readers_need_is_not_taken_away()
    {
        IRenderedComponent<FactTablesPage> page = Open<FactTablesPage>(Urls.FactTables);
        page.WaitForAssertion(() => Says(page.Markup, "Propose version 2"), Patience);

        Act.On(page, () => Field(page, "New channel, or empty where the field belongs to all").Change("podcast"));
        Act.On(page, () => Field(page, "Field").Change("episode"));
        Act.On(page, () => Field(page, "Meaning").Change("Which episode."));
        Press(page, "Add the field");
        page.WaitForAssertion(() => Says(page.Markup, "Say for 'episode' whether it is about a person"), Patience);
        Act.On(page, () => page.FindAll("label").First(label => label.TextContent.StartsWith("Personal data", StringComparison.Ordinal)).QuerySelector("select")!.Change("None"));
        Press(page, "Add the field");
        page.WaitForAssertion(() => Says(page.Markup, "comes as text optional"), Patience);
        Press(page, "Accept the version");

        page.WaitForAssertion(() => Says(page.Markup, "is at version 2"), Patience);
        FactSchema present = await Work.Get<IFactSchemas>().PresentAsync(FactTables.EventName, CancellationToken.None);
        Assert.Equal(("episode", "podcast", "New channel: podcast"), (present.Fields[^1].Name, present.Fields[^1].Channel, present.Reason));
    }

    private IRenderedComponent<ContractSheetPage> Sheet(DataSet dataSet)
    {
        IRenderedComponent<ContractSheetPage> page = Open<ContractSheetPage>(Urls.ContractSheet(dataSet.Id), p => p.Add(x => x.DataSetId, dataSet.Id));
        page.WaitForAssertion(() => Says(page.Markup, "Sign-off"), Patience);
        return page;
    }

    private async Task<DataSet> Confirmed()
    {
        DataSet dataSet = await Work.Import(Work.Text("age,city\n31,x\n42,y\n"));
        await Work.Confirm(dataSet);
        return dataSet;
    }

    private async Task<(DataSet DataSet, DataContract Draft)> Complete()
    {
        DataSet dataSet = await Confirmed();
        DataContract draft = (await Life.DraftAsync(dataSet.Id, CancellationToken.None)).Value;
        ContractDetail detail = new()
        {
            Purpose = "Spring campaign",
            Owners = [.. Enum.GetValues<ContractTeam>().Select(team => new ContractOwner(team, $"owner of {team}"))],
            Success = [new SuccessCriterion("Conversion rate", true, 4.5, "%", new DateOnly(2026, 6, 30))],
        };
        return (dataSet, (await Life.SaveAsync(draft.Id, new ContractDraft(draft.Name, draft.Columns, detail), CancellationToken.None)).Value);
    }

    private static IElement Field<TPage>(IRenderedComponent<TPage> page, string label) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("label.field").First(found => found.QuerySelector("span")!.TextContent.Trim() == label).QuerySelector("input")!;

    private static void Press<TPage>(IRenderedComponent<TPage> page, string text) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Act.On(page, () => page.FindAll("button").First(button => button.TextContent.Trim() == text).Click());
}
