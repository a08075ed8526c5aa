using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A scientist chooses a register, matches it, looks at the threshold, opens a pair and judges one, in the browser.</summary>
public sealed class MatchingWayTests
{
    [Fact]
    public async Task A_register_is_matched_looked_at_and_judged()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        DataSet set = await PrepareAsync(host);
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];

        IPage page = await browser.SignInAsync("scientist");
        await Browser.GoAsync(page, Urls.NewMatchOf(set.Id, null));
        await page.GetByText("Which pairs are looked at").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.PictureAsync(page, "data-matching-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start matching" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the result" }).ClickAsync(new() { Timeout = 120_000 });

        await page.GetByText("Where to draw the line").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.PictureAsync(page, "data-matching-threshold");
        await page.GetByRole(AriaRole.Link, new() { Name = "Pairs", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Table, new() { Name = "Pairs" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByText("From the start to the verdict").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.PictureAsync(page, "data-matching-pair");
        await page.GetByRole(AriaRole.Link, new() { Name = "Review" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Different (d)" }).ClickAsync();
        await page.GetByText("1 were judged").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.PictureAsync(page, "data-matching-review");

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    private static async Task<DataSet> PrepareAsync(WorkbenchHost host)
    {
        using TemporaryFolder folder = new();
        string path = folder.File("register.csv");
        await File.WriteAllLinesAsync(path, Register.Sample().Take(1201));
        using IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist", [Roles.DataScientist]));
        return (await scope.ServiceProvider.GetRequiredService<IDataSets>().ImportAsync(new FileSource(path, "register.csv"), "Register", default)).Value;
    }
}
