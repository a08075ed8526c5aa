using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd.Support;

/// <summary>
/// A browser against one host: people sign in, pages are visited, pictures are kept in <c>artifacts/screenshots</c>. Errors of scripts
/// and failed requests are collected in <see cref="Faults"/>.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _address;
    private readonly List<string> _faults = [];

    private Browser(IPlaywright playwright, IBrowser browser, string address) => (_playwright, _browser, _address) = (playwright, browser, address);

    public IReadOnlyList<string> Faults => _faults;

    public static async Task<Browser> StartAsync(WorkbenchHost host)
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await Chromium.LaunchAsync(playwright), host.Address);
    }

    /// <summary>A fresh window without cookies.</summary>
    public async Task<IPage> OpenAsync(int width = 1440, bool dark = false)
    {
        IBrowserContext context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = _address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        page.PageError += (_, fault) => _faults.Add($"{page.Url}: {fault}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _faults.Add($"{page.Url}: {message.Text}");
            }
        };
        return page;
    }

    /// <summary>A fresh window, signed in by the button of a demo person: marketer, scientist, reviewer, finance, channels or admin.</summary>
    public async Task<IPage> SignInAsync(string userName, int width = 1440, bool dark = false)
    {
        IPage page = await OpenAsync(width, dark);
        await page.GotoAsync(Urls.SignIn);
        await page.Locator($"form:has(input[value='{userName}']) button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains(Urls.SignIn, StringComparison.Ordinal));
        await SettleAsync(page);
        return page;
    }

    /// <summary>Goes to an address and waits until it is interactive.</summary>
    public static async Task GoAsync(IPage page, string url)
    {
        await page.GotoAsync(url);
        await SettleAsync(page);
    }

    /// <summary>Waits until the circuit is up and nothing is loading any more.</summary>
    public static async Task SettleAsync(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.WaitForFunctionAsync("() => !document.querySelector('.side') || document.documentElement.dataset.live === 'yes'");
        await page.WaitForFunctionAsync("() => ![...document.querySelectorAll('.loading')].some(part => !part.closest('[data-sample]'))");
    }

    /// <summary>Keeps a picture of the whole page under <c>artifacts/screenshots</c>.</summary>
    public static Task PictureAsync(IPage page, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;
        return page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    /// <summary>Serious and critical findings of axe, one line each.</summary>
    public static async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        return [.. result.Violations
            .Where(finding => finding.Impact is "serious" or "critical")
            .SelectMany(finding => finding.Nodes.Select(node => $"{page.Url}: {finding.Id} ({finding.Impact}) {node.Html}"))];
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
