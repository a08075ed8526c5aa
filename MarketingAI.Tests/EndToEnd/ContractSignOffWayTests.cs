using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>The demo contract that waits for finance: finance objects, then signs; the marketer sees it in force.</summary>
public sealed class ContractSignOffWayTests
{
    [Fact]
    public async Task Three_accounts_bring_a_contract_into_force()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("calls.csv"), "lead,region,bought\n1,north,1\n2,south,0\n3,north,0\n");
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];
        IPage marketer = await browser.SignInAsync("marketer");
        string sheet = await WriteAsync(marketer, folder.File("calls.csv"), findings);

        await SignAsync(marketer, sheet, "marketing");
        IPage scientist = await browser.SignInAsync("scientist");
        await SignAsync(scientist, sheet, "data science");
        IPage finance = await browser.SignInAsync("finance");
        await SignAsync(finance, sheet, "finance");

        await Browser.GoAsync(marketer, sheet);
        await marketer.GetByText("All three teams have signed; data work goes by it.").WaitForAsync();
        await Browser.PictureAsync(marketer, "contract-signed");
        findings.AddRange(await Browser.AxeAsync(marketer));
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    private static async Task<string> WriteAsync(IPage page, string file, List<string> findings)
    {
        await Browser.GoAsync(page, Urls.Upload);
        await page.Locator("#upload-file").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Heading, new() { Name = "First" }).WaitForAsync();
        await page.GetByLabel("Name of the data set").FillAsync("Calls to sign");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Contract for Calls to sign", Level = 1 }).WaitForAsync(new() { Timeout = 60_000 });
        await Browser.SettleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Select unanswered" }).ClickAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Before", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm the contract" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Calls to sign", Level = 1, Exact = true }).WaitForAsync();
        string id = new Uri(page.Url).Segments[^1].TrimEnd('/');
        await Browser.GoAsync(page, Urls.ContractEdit(Guid.Parse(id)));
        await page.GetByLabel("Purpose").FillAsync("Choose whom to call");
        foreach (string team in new[] { "marketing", "data science", "finance" })
        {
            await page.GetByLabel($"Owner in {team}").FillAsync($"Owner of {team}");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a criterion of success" }).ClickAsync();
        await page.GetByLabel("Metric").FillAsync("Calls that sell");
        await page.GetByLabel("Target", new() { Exact = true }).FillAsync("12");
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.PictureAsync(page, "contract-edit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the changes" }).ClickAsync();
        await page.GetByText("Not breaking").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.PictureAsync(page, "contract-changes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the draft" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put to sign-off" }).ClickAsync();
        await page.GetByText("It waits for marketing, data science, finance.").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        return Urls.ContractSheet(Guid.Parse(id));
    }

    private static async Task SignAsync(IPage page, string sheet, string team)
    {
        await Browser.GoAsync(page, sheet);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Sign for {team}" }).ClickAsync();
        await page.GetByText("Signed by").Nth(team switch { "marketing" => 0, "data science" => 1, _ => 2 }).WaitForAsync();
    }
}
