using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>Every page of the menu, as the demo company has it at the first start.</summary>
public sealed class EveryPageTests
{
    private static readonly string[] AlsoVisited = [Urls.ControlsGallery];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Axe_finds_nothing_serious_on_any_page(bool dark)
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];
        IPage stranger = await browser.OpenAsync(dark: dark);
        await Browser.GoAsync(stranger, Urls.SignIn);
        findings.AddRange(await Browser.AxeAsync(stranger));

        IPage page = await browser.SignInAsync("admin", dark: dark);
        foreach (string url in new Menu().Items.Select(item => item.Url).Concat(AlsoVisited))
        {
            await Browser.GoAsync(page, url);
            if (page.Url.Contains(Urls.Denied, StringComparison.Ordinal))
            {
                continue;
            }

            await Browser.PictureAsync(page, $"{(dark ? "dark" : "light")}{url.Replace('/', '-')}");
            findings.AddRange(await Browser.AxeAsync(page));
        }

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    [Fact]
    public async Task No_page_is_wider_than_a_phone()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        await using Browser browser = await Browser.StartAsync(host);
        IPage page = await browser.SignInAsync("admin", width: 390);
        List<string> wide = [];
        foreach (string url in new Menu().Items.Select(item => item.Url).Concat(AlsoVisited))
        {
            await Browser.GoAsync(page, url);
            int width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            await Browser.PictureAsync(page, $"narrow{url.Replace('/', '-')}");
            if (width > 390)
            {
                wide.Add($"{url}: {width} px");
            }
        }

        Assert.Empty(wide);
    }
}
