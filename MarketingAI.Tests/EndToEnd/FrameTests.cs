using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

public sealed class FrameTests
{
    [Fact]
    public async Task A_person_signs_in_finds_a_page_by_its_words_and_signs_out()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        await using Browser browser = await Browser.StartAsync(host);
        IPage page = await browser.SignInAsync("admin");

        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a page" }).FillAsync("token");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "API keys", Level = 1 }).WaitForAsync();
        await page.Locator("summary.account-button").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the Workbench" }).WaitForAsync();

        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task A_key_made_in_the_browser_opens_the_api_until_it_is_revoked()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        await using Browser browser = await Browser.StartAsync(host);
        IPage page = await browser.SignInAsync("admin");
        await Browser.GoAsync(page, Urls.ApiKeys);

        await page.GetByLabel("Name").FillAsync("Web shop");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "score ask a deployed model" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make key" }).ClickAsync();
        string secret = await page.GetByTestId("new-key").InnerTextAsync();
        using HttpClient machine = new() { BaseAddress = new Uri(host.Address) };
        machine.DefaultRequestHeaders.Add("X-Api-Key", secret);
        string before = await machine.GetStringAsync("/api/v1/me");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Web shop" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("The shop moved to another machine.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke", Exact = true }).ClickAsync();
        await page.GetByText("Revoked", new() { Exact = true }).WaitForAsync();
        using HttpResponseMessage after = await machine.GetAsync("/api/v1/me");

        Assert.Contains("\"scopes\":[\"score\"]", before, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task The_chosen_business_unit_and_theme_stay_from_page_to_page()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        await using Browser browser = await Browser.StartAsync(host);
        IPage page = await browser.SignInAsync("admin");

        await page.GetByLabel("Business unit", new() { Exact = true }).SelectOptionAsync("travel");
        await page.WaitForURLAsync(url => url.TrimEnd('/') == host.Address);
        await Browser.SettleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await Browser.GoAsync(page, Urls.ApiKeys);

        Assert.Equal("travel", await page.GetByLabel("Business unit", new() { Exact = true }).InputValueAsync());
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Empty(browser.Faults);
    }
}
