using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A source is made, its mapping tried on what was refused, and what was refused comes into the table, in the browser.</summary>
public sealed class EventPathsTests
{
    private const string Sent = """
        [{"event_id":"good","type":"page","user_id":"u","event_time":"2026-03-02T08:00:00Z"},
         {"event_id":"cookie","type":"page","cookie":"k1","event_time":"2026-03-02T08:01:00Z"},
         {"event_id":"value","type":"purchase","user_id":"u","value":"12,5","event_time":"2026-03-02T07:00:00Z"}]
        """;

    [Fact]
    public async Task A_source_is_made_a_mapping_mended_and_refused_events_reach_the_table()
    {
        using WorkbenchHost host = WorkbenchHost.ForBrowsers();
        await using Browser browser = await Browser.StartAsync(host);
        List<string> findings = [];
        IPage page = await browser.SignInAsync("scientist");

        await Browser.GoAsync(page, Urls.Sources);
        findings.AddRange(await Browser.AxeAsync(page));
        await page.GetByLabel("Name").FillAsync("Web shop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make source" }).ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith(Urls.Source("web-shop"), StringComparison.Ordinal));
        await SendAsync(host);
        await page.GetByText("12,5").Or(page.GetByText("good", new() { Exact = true })).First.WaitForAsync();
        await Browser.PictureAsync(page, "source-with-events");
        findings.AddRange(await Browser.AxeAsync(page));

        await Browser.GoAsync(page, Urls.DeadLettersOf("web-shop", nameof(DeadLetterReason.IllTyped)));
        await page.GetByText("2 events wait to be mended.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mend the event of" }).First.ClickAsync();
        // Who may not see the event's content writes it anew.
        await page.GetByText("What you write takes its place.").WaitForAsync();
        await page.GetByLabel("JSON").FillAsync("""{"event_id":"value","type":"purchase","user_id":"u","value":12.5,"event_time":"2026-03-02T07:00:00Z"}""");
        await Browser.PictureAsync(page, "dead-letter-mending");
        findings.AddRange(await Browser.AxeAsync(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await page.GetByText("The event was taken.").WaitForAsync();

        await Browser.GoAsync(page, Urls.Mapping("web-shop", "dead-letters"));
        await page.GetByText("0 of 1 event would be taken.").WaitForAsync();
        await page.GetByLabel("Paths of anonymous_id").FillAsync("anonymous_id, cookie");
        await page.GetByText("1 of 1 event would be taken.").WaitForAsync();
        await Browser.PictureAsync(page, "mapping-on-dead-letters");
        findings.AddRange(await Browser.AxeAsync(page));
        await page.GetByRole(AriaRole.Link, new() { Name = "Newest events" }).ClickAsync();
        await page.GetByText("3 of 4 events would be taken.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Store version 1" }).ClickAsync();
        await page.GetByText("Version 1 holds from the next event on.").WaitForAsync();

        await Browser.GoAsync(page, Urls.DeadLetters);
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay all 1 of web-shop" }).ClickAsync();
        await page.GetByText("1 were taken").Or(page.GetByText("1 was taken")).First.WaitForAsync();
        await page.GetByText("No event waits to be mended.").WaitForAsync();

        Assert.Equal("cookie good value", Stored(host));
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    private static async Task SendAsync(WorkbenchHost host)
    {
        using IServiceScope scope = Enter(host);
        IEventIntake intake = scope.ServiceProvider.GetRequiredService<IEventIntake>();
        IntakeAnswer answer = (await intake.AcceptAsync(new IntakeCaller("web-shop"), Encoding.UTF8.GetBytes(Sent), new BodyForm(), default)).Value;
        Assert.Equal((1, 2), (answer.Accepted, answer.Rejected));
        await intake.MoveAsync(default);
    }

    private static string Stored(WorkbenchHost host)
    {
        using IServiceScope scope = Enter(host);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(new WarehouseTable("ingestion", "event"));
        return string.Join(' ', session.Query("SELECT event_id FROM ingestion.event ORDER BY event_id", row => row.GetString(0)));
    }

    private static IServiceScope Enter(WorkbenchHost host)
    {
        IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist", [Roles.DataScientist]));
        return scope;
    }
}
