using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Engine.Governance;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A model goes from its author to a reviewer and into the ledger, in the browser.</summary>
public sealed class GovernanceTests
{
    [Fact]
    public async Task A_scientist_submits_a_reviewer_decides_and_the_ledger_shows_it()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        ModelVersion model = await RegisterAsync(host);
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];

        IPage scientist = await browser.SignInAsync("scientist");
        await Browser.GoAsync(scientist, Urls.SubmitModel(model.Id));
        await Browser.PictureAsync(scientist, "govern-submit");
        findings.AddRange(await Browser.AxeAsync(scientist));
        await scientist.GetByLabel("Purpose").FillAsync("Choose whom the call centre rings in spring");
        await scientist.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await scientist.WaitForURLAsync(url => url.Contains("/approvals/", StringComparison.Ordinal));
        string address = scientist.Url;
        Assert.Equal(0, await scientist.GetByRole(AriaRole.Button, new() { Name = "Approve" }).CountAsync());

        IPage reviewer = await browser.SignInAsync("reviewer");
        await Browser.GoAsync(reviewer, Urls.ApprovalsShowing("waiting"));
        await Browser.PictureAsync(reviewer, "govern-approvals");
        findings.AddRange(await Browser.AxeAsync(reviewer));
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "Spring leads v1" }).ClickAsync();
        await reviewer.WaitForURLAsync(address);
        await Browser.SettleAsync(reviewer);
        await reviewer.Locator(".js-plotly-plot").First.WaitForAsync();
        await Browser.PictureAsync(reviewer, "govern-approval");
        findings.AddRange(await Browser.AxeAsync(reviewer));
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await reviewer.GetByLabel("Reason").FillAsync("The evidence holds and the purpose is lawful.");
        await reviewer.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await reviewer.GetByText("reviewer decided on").WaitForAsync();

        await Browser.GoAsync(reviewer, Urls.LedgerOf("model-version", model.Id.ToString()));
        await reviewer.GetByText("model.approved").First.WaitForAsync();
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "Verify now" }).ClickAsync();
        await reviewer.GetByText("Intact").WaitForAsync();
        await Browser.PictureAsync(reviewer, "govern-ledger");
        findings.AddRange(await Browser.AxeAsync(reviewer));

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    [Theory]
    [InlineData(390, false)]
    [InlineData(1440, true)]
    public async Task The_card_and_the_jobs_fit_a_phone_and_the_dark(int width, bool dark)
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        ModelVersion model = await RegisterAsync(host);
        await host.Services.GetRequiredService<IRecurringJobs>().RunNowAsync("verify-ledger", CancellationToken.None);
        await using Browser browser = await Browser.StartAsync(host);
        IPage scientist = await browser.SignInAsync("scientist", width, dark);
        await Browser.GoAsync(scientist, Urls.SubmitModel(model.Id));
        await scientist.GetByLabel("Purpose").FillAsync("Choose whom the call centre rings in spring");
        await scientist.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await scientist.WaitForURLAsync(url => url.Contains("/approvals/", StringComparison.Ordinal));
        await Browser.SettleAsync(scientist);
        await scientist.Locator(".js-plotly-plot").First.WaitForAsync();
        string mode = dark ? "dark" : "narrow";
        await Browser.PictureAsync(scientist, $"{mode}-govern-approval");
        List<string> findings = [.. await Browser.AxeAsync(scientist)];
        Assert.True(await scientist.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width);

        await Browser.GoAsync(scientist, Urls.JobsShowing("schedule"));
        await Browser.PictureAsync(scientist, $"{mode}-jobs");
        findings.AddRange(await Browser.AxeAsync(scientist));
        await scientist.GetByRole(AriaRole.Link, new() { Name = "Verify the ledger" }).First.ClickAsync();
        await scientist.WaitForURLAsync(url => url.Contains("/jobs/", StringComparison.Ordinal));
        await Browser.SettleAsync(scientist);
        await Browser.PictureAsync(scientist, $"{mode}-job");
        findings.AddRange(await Browser.AxeAsync(scientist));

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static async Task<ModelVersion> RegisterAsync(WorkbenchHost host)
    {
        using IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist", [Roles.DataScientist]));
        NewModelVersion version = new(
            "Spring leads", SomeModel.DataSetId, null, new string('f', 64), "y", "LightGBM", 1, TrainingReportJson.Write(SomeModel.Report), "not a model"u8.ToArray());
        return await scope.ServiceProvider.GetRequiredService<IModelRegistry>().RegisterAsync(version, CancellationToken.None);
    }
}
