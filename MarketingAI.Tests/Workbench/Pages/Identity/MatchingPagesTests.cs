using Bunit;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Tests.Engine.Identity.Matching;
using MarketingAI.Tests.Support;
using MarketingAI.Tests.Workbench.Pages.Ingestion;
using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Identity;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Identity;

/// <summary>The matching pages over a real run of the sample's register.</summary>
public sealed class MatchingPagesTests : OperationsPageTest
{
    private readonly KeptRuns _kept = new();
    private readonly StartedJobs _jobs = new();
    private bool _isDisposed;

    public MatchingPagesTests()
    {
        Services.AddSingleton(_kept.Runs);
        Services.AddSingleton(_kept.Work.DataSets);
        Services.AddSingleton(_kept.Work.Get<IMatching>());
        Services.AddSingleton(_kept.Work.Get<IRecordLookup>());
        Services.AddSingleton(_kept.Work.Get<IOfflineConversions>());
        Services.AddSingleton<IJobs>(_jobs);
        Authorization.SetPolicies(Policies.Read, Policies.ManageModels);
    }

    [Fact]
    public void Before_the_first_match_the_page_says_what_to_do()
    {
        IRenderedComponent<MatchRunsPage> page = Open<MatchRunsPage>(Urls.Matching);

        page.WaitForAssertion(() => Assert.Contains("Nothing has been matched yet", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_is_changed_by_hand_and_what_cannot_be_run_is_said()
    {
        DataSet set = await _kept.ImportAsync(Register.Sample().Take(401), "Register");
        IRenderedComponent<NewMatchPage> page = Open<NewMatchPage>(Urls.NewMatchOf(set.Id, null));
        page.WaitForElement("button[aria-label='Leave out email']", TimeSpan.FromSeconds(20)).Click();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("button[aria-label='Leave out email']")), TimeSpan.FromSeconds(10));
        Assert.DoesNotContain("same e-mail", page.FindAll("li").Select(line => line.TextContent.Trim()), StringComparer.Ordinal);
        page.Find("button[aria-label='Leave out the level same of gender']").Click();
        page.FindAll("button").Single(button => button.TextContent.Contains("Start matching", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.Contains("gender needs at least one level", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        page.Find("button[aria-label='Leave out gender']").Click();
        page.FindAll("button").Single(button => button.TextContent.Contains("Start matching", StringComparison.Ordinal)).Click();

        MatchRecordsRequest request = Assert.IsType<MatchRecordsRequest>(Assert.Single(_jobs.Started));
        Assert.DoesNotContain(request.Plan!.Fields, field => field.Name is "email" or "gender");
        Assert.Null((await _kept.RunAsync(request)).Run?.RightSet);
    }

    [Fact]
    public async Task A_pair_is_told_as_a_waterfall_and_judged_by_key()
    {
        MatchRun run = await _kept.KeepAsync(await _kept.ImportAsync(Register.Sample().Take(1201), "Register"));
        IRenderedComponent<MatchRunPage> page = Open<MatchRunPage>(Urls.MatchRun(run.Id, "review"), parameters => parameters.Add(one => one.RunId, run.Id));
        page.WaitForElement(".desk", TimeSpan.FromSeconds(20));
        MatchPair first = (await _kept.Runs.NextForReviewAsync(run.Id, default))!;

        page.WaitForAssertion(() => Assert.Single(page.FindComponents<WaterfallChart>()), TimeSpan.FromSeconds(10));
        await page.Find(".desk").KeyDownAsync("d");

        page.WaitForAssertion(() => Assert.Contains("1 were judged", page.Markup, StringComparison.Ordinal));
        (IReadOnlyList<MatchPair> judged, _) = await _kept.Runs.PairsAsync(run.Id, new MatchPairQuery(0, 10, Key: first.LeftId), default);
        Assert.Contains(judged, pair => pair.Number == first.Number && pair.Decision == PairDecision.Rejected && pair.DecidedBy == "dana");
        Assert.Contains("It takes 20 verdicts", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_record_is_looked_up_and_persons_are_listed()
    {
        string[] lines = [.. Register.Sample().Take(1201)];
        MatchRun run = await _kept.KeepAsync(await _kept.ImportAsync(lines, "Register"));
        (IReadOnlyList<MatchCluster> clusters, _) = await _kept.Runs.ClustersAsync(run.Id, 0, 1, weakestFirst: false, default);
        string[] names = lines[0].Split(',');
        string[] cells = lines[1].Split(',');

        IRenderedComponent<MatchRunPage> page = Open<MatchRunPage>(Urls.MatchRun(run.Id, "lookup"), parameters => parameters.Add(one => one.RunId, run.Id));
        page.WaitForElement("form.stack", TimeSpan.FromSeconds(20));
        foreach (string column in (string[])["first_name", "last_name", "birth_date"])
        {
            int at = (await _kept.Work.Get<IRecordLookup>().ColumnsAsync(run.Id, default))!.ToList().IndexOf(column);
            page.FindAll("form.stack input")[at].Change(cells[Array.IndexOf(names, column)]);
        }

        await page.Find("form.stack").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains(cells[0], page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        Services.GetRequiredService<NavigationManager>().NavigateTo(Urls.MatchPerson(run.Id, clusters[0].Number));
        page.WaitForAssertion(() => Assert.Contains($"{clusters[0].Records} records are taken for one person", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!_isDisposed)
        {
            _isDisposed = true;
            _kept.Dispose();
        }
    }
}
