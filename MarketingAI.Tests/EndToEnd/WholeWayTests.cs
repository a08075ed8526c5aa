using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>The product's main job in the browser: from a CSV to an approved model that scores, by the people it is for.</summary>
public sealed class WholeWayTests
{
    [Fact]
    public async Task A_file_becomes_an_approved_model_that_scores()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("spring-calls.csv"), SpringCalls(rows: 1_500, seed: 4));
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];

        IPage marketer = await browser.SignInAsync("marketer");
        await UploadAsync(marketer, folder.File("spring-calls.csv"), findings);
        await ConfirmContractAsync(marketer, findings);

        IPage scientist = await browser.SignInAsync("scientist");
        string model = await TrainAsync(scientist, findings);
        string approval = await SubmitAsync(scientist);

        IPage reviewer = await browser.SignInAsync("reviewer");
        await ApproveAsync(reviewer, approval, findings);

        await DeployAsync(scientist, model, findings);
        string key = await MakeKeyAsync(await browser.SignInAsync("admin"), findings);
        await ScoreAsync(host.Address, key);
        await SeeTheDecisionAsync(scientist, findings);

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    private static async Task UploadAsync(IPage page, string file, List<string> findings)
    {
        await Browser.GoAsync(page, Urls.DataSets);
        await page.GetByRole(AriaRole.Link, new() { Name = "Upload a file" }).First.ClickAsync();
        await page.Locator("#upload-file").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Heading, new() { Name = "First" }).WaitForAsync();
        await LookAsync(page, "way-1-review", findings);
        await page.GetByLabel("Name of the data set").FillAsync("Spring calls");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Contract for Spring calls", Level = 1 }).WaitForAsync(new() { Timeout = 60_000 });
    }

    private static async Task ConfirmContractAsync(IPage page, List<string> findings)
    {
        await Browser.SettleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Select unanswered" }).ClickAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Before", Exact = true }).ClickAsync();
        await Answer(page, "call_seconds", "after");
        await Answer(page, "converted", "after");
        await LookAsync(page, "way-2-contract", findings);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm the contract" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Spring calls", Level = 1, Exact = true }).WaitForAsync();
        await LookAsync(page, "way-3-data-set", findings);
    }

    private static async Task Answer(IPage page, string column, string answer) =>
        await page.GetByRole(AriaRole.Radio, new() { Name = $"{column}: known {answer}" }).CheckAsync(new() { Force = true });

    private static async Task<string> TrainAsync(IPage page, List<string> findings)
    {
        await Browser.GoAsync(page, Urls.DataSets);
        await page.GetByRole(AriaRole.Link, new() { Name = "Spring calls" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Spring calls", Level = 1 }).WaitForAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Train a model" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Train a model", Level = 1 }).WaitForAsync();
        await Assertions.Expect(page.GetByText("is only known after the decision").First).ToBeVisibleAsync();
        await page.GetByLabel("Name of the model").FillAsync("Spring leads");
        await page.GetByLabel("Trials").FillAsync("3");
        await LookAsync(page, "way-4-train", findings);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start training" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the model" }).WaitForAsync(new() { Timeout = 180_000 });
        await LookAsync(page, "way-5-search", findings);
        await page.GetByRole(AriaRole.Link, new() { Name = "See the model" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Submit for approval" }).WaitForAsync();
        await Browser.SettleAsync(page);
        await page.Locator(".js-plotly-plot").First.WaitForAsync();
        await LookAsync(page, "way-6-model", findings);
        return new Uri(page.Url).Segments[^1];
    }

    private static async Task<string> SubmitAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Submit for approval" }).ClickAsync();
        await page.GetByLabel("Purpose").FillAsync("Choose whom the call centre rings in spring.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit for approval" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/approvals/", StringComparison.Ordinal));
        return new Uri(page.Url).PathAndQuery;
    }

    private static async Task ApproveAsync(IPage page, string approval, List<string> findings)
    {
        await Browser.GoAsync(page, Urls.Home);
        await LookAsync(page, "way-7-reviewer-home", findings);
        await Browser.GoAsync(page, approval);
        await page.Locator(".js-plotly-plot").First.WaitForAsync();
        await LookAsync(page, "way-8-approval", findings);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("The evidence holds and the use is lawful.");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await page.GetByText("reviewer decided on").WaitForAsync();
    }

    private static async Task DeployAsync(IPage page, string model, List<string> findings)
    {
        await Browser.GoAsync(page, Urls.Model(Guid.Parse(model)));
        await page.GetByRole(AriaRole.Link, new() { Name = "Deploy", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Deployments", Level = 1 }).WaitForAsync();
        await Browser.SettleAsync(page);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Alias" }).FillAsync("spring-leads");
        await page.GetByLabel("Reason").FillAsync("First use in the spring campaign.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deploy", Exact = true }).ClickAsync();
        await page.GetByText("answers under spring-leads.").WaitForAsync();
        await LookAsync(page, "way-9-deployments", findings);
    }

    private static async Task<string> MakeKeyAsync(IPage page, List<string> findings)
    {
        await Browser.GoAsync(page, Urls.ApiKeys);
        await page.GetByLabel("Name").FillAsync("Call centre");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "score ask a deployed model" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make key" }).ClickAsync();
        string key = await page.GetByTestId("new-key").InnerTextAsync();
        await LookAsync(page, "way-10-keys", findings);
        return key;
    }

    private static async Task ScoreAsync(string address, string key)
    {
        using HttpClient machine = new() { BaseAddress = new Uri(address) };
        machine.DefaultRequestHeaders.Add("X-Api-Key", key);
        using StringContent call = new(
            """{"model":"spring-leads","rows":[{"tenure_months":52,"visits":7,"channel":"search"},{"tenure_months":null,"visits":0,"channel":"tv"}]}""",
            Encoding.UTF8, "application/json");

        using HttpResponseMessage answer = await machine.PostAsync("/api/v1/score", call);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using JsonDocument scores = JsonDocument.Parse(text);
        double[] probabilities = [.. scores.RootElement.GetProperty("decisions").EnumerateArray().Select(row => row.GetProperty("probability").GetDouble())];

        Assert.Equal(2, probabilities.Length);
        Assert.True(probabilities[0] > probabilities[1] + 0.2, text);

        using HttpResponseMessage wrong = await machine.PostAsJsonAsync("/api/v1/score", new { model = "spring-leads", row = new { tenure_months = "old", visits = 1 } });
        string problem = await wrong.Content.ReadAsStringAsync();
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType?.MediaType);
        Assert.Contains("tenure_months", problem, StringComparison.Ordinal);
        Assert.Contains("channel", problem, StringComparison.Ordinal);
    }

    private static async Task SeeTheDecisionAsync(IPage page, List<string> findings)
    {
        await Browser.GoAsync(page, Urls.Decisions);
        await Assertions.Expect(page.GetByText("How long did an answer take?")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table a[href*='/decisions/']")).ToHaveCountAsync(2);
        await LookAsync(page, "way-11-decisions", findings);
    }

    private static async Task LookAsync(IPage page, string name, List<string> findings)
    {
        await Browser.SettleAsync(page);
        await Browser.PictureAsync(page, name);
        findings.AddRange(await Browser.AxeAsync(page));
    }

    /// <summary>Calls whose success hangs on visits, channel and, a little, tenure; the length of the call gives the outcome away.</summary>
    private static string SpringCalls(int rows, int seed)
    {
        Random chance = new(seed);
        string[] channels = ["search", "tv", "social"];
        StringBuilder csv = new("customer_id;email;tenure_months;visits;channel;called_on;call_seconds;converted\n");
        for (int row = 0; row < rows; row++)
        {
            int tenure = chance.Next(18, 80);
            int visits = chance.Next(0, 9);
            string channel = channels[chance.Next(channels.Length)];
            double logOdds = -2.2 + (0.45 * visits) + (string.Equals(channel, "search", StringComparison.Ordinal) ? 0.8 : 0) + (0.01 * (tenure - 50));
            bool converted = chance.NextDouble() < 1 / (1 + Math.Exp(-logOdds));
            string day = new DateOnly(2026, 1, 1).AddDays(row / 20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            csv.Append(CultureInfo.InvariantCulture, $"C{row:00000};c{row}@example.org;{(row % 17 == 0 ? "" : tenure)};{visits};{channel};{day};")
                .Append(CultureInfo.InvariantCulture, $"{(converted ? chance.Next(200, 900) : chance.Next(10, 250))};{(converted ? "yes" : "no")}\n");
        }

        return csv.ToString();
    }
}
