using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd.Support;

/// <summary>Finds and starts the browser: CHROMIUM_PATH, an installed one, Playwright's own, or one that Playwright installs now.</summary>
internal static class Chromium
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        string? own = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named : UsualPlaces.FirstOrDefault(File.Exists);
        BrowserTypeLaunchOptions options = new() { ExecutablePath = own, Args = ["--no-sandbox"] };
        if (own is not null || File.Exists(playwright.Chromium.ExecutablePath))
        {
            return await playwright.Chromium.LaunchAsync(options);
        }

        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            throw new InvalidOperationException(
                "No Chromium was found: install one (Debian: apt-get install chromium) or name it in CHROMIUM_PATH.");
        }

        return await playwright.Chromium.LaunchAsync(options);
    }
}
