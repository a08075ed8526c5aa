using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Engine.Ingestion.Quality;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A silent tag is found, taken and resolved, in the browser.</summary>
public sealed class QualityTests
{
    [Fact]
    public async Task A_silent_tag_is_found_taken_and_resolved()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        string subject = await BreakAsync(host);
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];
        IPage page = await browser.SignInAsync("scientist");

        await Browser.GoAsync(page, Urls.Quality);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await page.GetByText("1 of 1 has an incident").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.PictureAsync(page, "quality");
        await Browser.GoAsync(page, Urls.QualityOf(subject));
        await page.Locator(".js-plotly-plot").First.WaitForAsync();
        await Browser.PictureAsync(page, "quality-subject");
        findings.AddRange(await Browser.AxeAsync(page));

        await Browser.GoAsync(page, Urls.Incidents);
        await page.GetByRole(AriaRole.Link, new() { Name = "Purchase fell silent" }).First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/incidents/", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await page.GetByText("Being worked on").WaitForAsync();
        await page.Locator(".js-plotly-plot").First.WaitForAsync();
        await Browser.PictureAsync(page, "quality-incident");
        findings.AddRange(await Browser.AxeAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync("The tag was put back on the confirmation page.");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await page.GetByText("Resolved", new() { Exact = true }).First.WaitForAsync();

        await Browser.GoAsync(page, Urls.QualitySettingsOf(subject));
        await page.GetByText("Keep the settings").WaitForAsync();
        findings.AddRange(await Browser.AxeAsync(page));
        await Browser.GoAsync(page, Urls.HeldBack);
        findings.AddRange(await Browser.AxeAsync(page));

        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    /// <summary>A hundred days of purchases, forty a day, with two days of silence.</summary>
    private static Task<string> BreakAsync(WorkbenchHost host) => Task.Run(() =>
    {
        using IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist", [Roles.DataScientist]));
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        WarehouseTable events = new("ingestion", "event");
        if (session.Has(events))
        {
            session.Append(events, SomeEvents.Purchases);
        }
        else
        {
            session.Create(events, SomeEvents.Purchases);
        }

        return SubjectKey.OfSource("shop");
    });
}
