using System.Globalization;
using System.Text;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>From a data set over a column and a comparison into the basket and on to training, in the browser.</summary>
public sealed class ExplorerTests
{
    [Fact]
    public async Task Exploring_leads_from_a_column_to_training_with_what_was_chosen()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        using TemporaryFolder folder = new();
        await LoadAsync(host, folder.File("calls.csv"));
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];
        IPage page = await browser.SignInAsync("scientist");

        await Browser.GoAsync(page, Urls.Explore);
        await page.GetByText("columns go with converted").WaitForAsync();
        await LookAsync(page, "explorer", findings);
        await page.GetByRole(AriaRole.Link, new() { Name = "visits", Exact = true }).ClickAsync();
        await page.GetByText("converted and visits go together.").WaitForAsync();
        await page.Locator(".js-plotly-plot").Nth(3).WaitForAsync();
        await Browser.SettleAsync(page);
        await page.GetByLabel("By the groups of").SelectOptionAsync("channel");
        await page.WaitForURLAsync(url => url.Contains("segment=channel", StringComparison.Ordinal));
        await page.GetByText("visits and channel go together.").WaitForAsync();
        await LookAsync(page, "explorer-column", findings);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the basket" }).ClickAsync();
        await page.GetByText("Training-set basket (1)").WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Relations" }).ClickAsync();
        await page.GetByText("pairs go together").WaitForAsync();
        await LookAsync(page, "explorer-relations", findings);
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare two groups" }).ClickAsync();
        await ConditionAsync(page, "A", "channel", "email");
        await ConditionAsync(page, "B", "channel", "social");
        await page.GetByText("columns differ").WaitForAsync();
        await page.Locator(".js-plotly-plot").First.WaitForAsync();
        await LookAsync(page, "explorer-compare", findings);

        await page.GetByRole(AriaRole.Link, new() { Name = "Training-set basket" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Train with this column" }).WaitForAsync();
        await LookAsync(page, "explorer-basket", findings);
        await page.GetByRole(AriaRole.Link, new() { Name = "Train with this column" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What the model may see" }).WaitForAsync();
        await page.GetByText("1 columns can be used").WaitForAsync();

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task No_page_of_the_explorer_is_wider_than_a_phone_and_all_are_clean_in_the_dark()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        using TemporaryFolder folder = new();
        string source = $"set-{await LoadAsync(host, folder.File("calls.csv"))}";
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];
        IPage page = await browser.SignInAsync("scientist", width: 390, dark: true);
        ExploreQuery query = new() { Source = source, Target = "converted" };
        string[] addresses =
        [
            Urls.ExploreAt(Urls.Explore, query), Urls.ExploreAt(Urls.ExploreColumn, query with { Column = "visits", Segment = "channel" }), Urls.ExploreAt(Urls.ExploreRelations, query),
            Urls.ExploreAt(Urls.ExploreCompare, query with { A = ["is.channel=email"], B = ["is.channel=social"] }), Urls.ExploreBasket,
        ];
        foreach (string address in addresses)
        {
            await Browser.GoAsync(page, address);
            await Browser.PictureAsync(page, $"explorer-narrow-dark-{Array.IndexOf(addresses, address)}");
            findings.AddRange(await Browser.AxeAsync(page));
            int width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            findings.AddRange(width > 390 ? [$"{address}: {width} px"] : []);
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
    }

    private static async Task ConditionAsync(IPage page, string group, string column, string value)
    {
        ILocator form = page.Locator($"form[aria-label='Add to group {group}']");
        await form.Locator("select").First.SelectOptionAsync(column);
        await form.Locator("input").FillAsync(value);
        await form.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await page.GetByText($"{column} is {value}").WaitForAsync();
    }

    private static async Task LookAsync(IPage page, string name, List<string> findings)
    {
        await Browser.SettleAsync(page);
        await Browser.PictureAsync(page, name);
        findings.AddRange(await Browser.AxeAsync(page));
    }

    /// <summary>Two thousand calls; more visits and e-mail convert more often, and visits differ by channel.</summary>
    private static async Task<Guid> LoadAsync(WorkbenchHost host, string path)
    {
        StringBuilder text = new("day,channel,visits,budget,converted\n");
        Random random = new(11);
        for (int i = 0; i < 2_000; i++)
        {
            bool email = random.NextDouble() < 0.5;
            int visits = random.Next(0, email ? 40 : 30);
            string converted = random.NextDouble() < 0.05 + (0.01 * visits) ? "yes" : "no";
            text.Append(CultureInfo.InvariantCulture, $"{new DateOnly(2026, 1, 1).AddDays(i / 20):yyyy-MM-dd},{(email ? "email" : "social")},{visits},{random.Next(100, 900)},{converted}\n");
        }

        await File.WriteAllTextAsync(path, text.ToString());
        using IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist", [Roles.DataScientist]));
        IDataSets dataSets = scope.ServiceProvider.GetRequiredService<IDataSets>();
        DataSet calls = (await dataSets.ImportAsync(new FileSource(path, "calls.csv"), "Calls", default)).Value;
        ContractColumn[] columns = [.. (await dataSets.ProposeContractAsync(calls.Id, default)).Value
            .Select(column => column with { KnownAt = column.Name == "converted" ? KnownAt.After : KnownAt.Before, PersonalData = PersonalDataClass.None, Use = AllowedUse.Anything })];
        await scope.ServiceProvider.GetRequiredService<IContracts>().ConfirmAsync(calls.Id, "Calls", columns, default);
        return calls.Id;
    }
}
