using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Kafka;
using MarketingAI.Engine.Ingestion.Sources.Pipelines;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Tests.Engine.Ingestion.Sources;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace MarketingAI.Tests.EndToEnd;

/// <summary>A Kafka source that runs is measured, advised and switched in the browser, there and back, and loses and doubles nothing.</summary>
public sealed class PipelineSwitchTests
{
    private const string Key = "orders";
    private const string Topic = "orders";
    private const int HistoryRows = 28_800;

    [Fact]
    public async Task A_running_pipeline_is_advised_and_switched_and_back()
    {
        using KafkaMock kafka = new();
        kafka.Create(Topic);
        kafka.Send(Topic, KafkaSourceTests.Clicks(0, 400));
        using WorkbenchHost host = WorkbenchHost.ForBrowsers(services: services => services.AddSingleton<IEventUses>(new EveryNight()));
        await PrepareAsync(host, kafka.Brokers);
        await SourceBench.UntilAsync(() => Count(host, "count(*)") == 400, "the first events");
        StoreHistory(host);
        await using Browser browser = await Browser.StartAsync(host);
        IPage page = await browser.SignInAsync("scientist");
        await Browser.GoAsync(page, Urls.Pipeline(Key));
        await page.GetByText("Everything that was sent is in the event table.").WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Measure and advise" }).ClickAsync();
        await page.GetByTestId("advice").GetByText("Load it in batches.").WaitForAsync(new() { Timeout = 60_000 });
        await Browser.PictureAsync(page, "pipeline-advice");
        List<string> findings = [.. await Browser.AxeAsync(page)];
        await SwitchAsync(page, "60", "Nobody decides by day.");
        await page.GetByTestId("advice").GetByText("accepted by scientist: Nobody decides by day.").WaitForAsync();
        await page.GetByText("Waits for its next batch").First.WaitForAsync(new() { Timeout = 30_000 });
        kafka.Send(Topic, KafkaSourceTests.Clicks(350, 250));
        await page.GetByText("250 messages wait to be read.").WaitForAsync(new() { Timeout = 30_000 });
        long whileResting = Count(host, "count(*)");
        Assert.DoesNotContain("never", await page.Locator(".figure", new() { HasText = "Last read" }).InnerTextAsync(), StringComparison.Ordinal);
        await Browser.PictureAsync(page, "pipeline-batch");
        await SwitchAsync(page, "stream", "A live campaign begins.");
        await page.GetByText("Everything that was sent is in the event table.").WaitForAsync(new() { Timeout = 30_000 });

        await SourceBench.UntilAsync(() => Count(host, "count(*)") == HistoryRows + 600, "what came meanwhile");
        Assert.Equal((HistoryRows + 400, HistoryRows + 600), (whileResting, Count(host, "count(DISTINCT event_id)")));
        Assert.True(findings.Count == 0, string.Join(Environment.NewLine, findings));
        Assert.Empty(browser.Faults);
    }

    private static async Task SwitchAsync(IPage page, string choice, string reason)
    {
        await page.GetByLabel("Load it").SelectOptionAsync(choice);
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await page.GetByLabel("Reason").FillAsync(reason);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
    }

    private static async Task PrepareAsync(WorkbenchHost host, string brokers)
    {
        using IServiceScope scope = Enter(host);
        IServiceProvider services = scope.ServiceProvider;
        Assert.Null((await services.GetRequiredService<IEventSources>().CreateAsync(new NewEventSource("Orders", EventSourceKind.Kafka, Key: Key), default)).Refusal);
        Assert.Null((await services.GetRequiredService<ISourceSetup>().ChangeKafkaAsync(
            Key, new KafkaSettings { Brokers = brokers, Topics = [Topic] }, new KafkaSecrets(), "test", default)).Refusal);
    }

    /// <summary>An event a minute for the last twenty days.</summary>
    private static void StoreHistory(WorkbenchHost host)
    {
        using IServiceScope scope = Enter(host);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        session.Append(
            new WarehouseTable("ingestion", "event"),
            "SELECT 'past' || i AS event_id, 'page' AS type, $1::TIMESTAMP - INTERVAL (i) MINUTE AS event_time, $1::TIMESTAMP - INTERVAL (i) MINUTE AS received_at, $2 AS source FROM range(28800) t(i)",
            TimeProvider.System.GetUtcNow().UtcDateTime, Key);
    }

    private static long Count(WorkbenchHost host, string what)
    {
        using IServiceScope scope = Enter(host);
        using WarehouseSession session = scope.ServiceProvider.GetRequiredService<IWarehouse>().Open();
        WarehouseTable events = new("ingestion", "event");
        if (!session.Has(events))
        {
            return 0;
        }

        session.Expose(events);
        return session.Count($"SELECT {what} FROM ingestion.event");
    }

    private static IServiceScope Enter(WorkbenchHost host)
    {
        IServiceScope scope = host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("scientist", [Roles.DataScientist]));
        return scope;
    }

    /// <summary>Events are used at four in the morning.</summary>
    private sealed class EveryNight : IEventUses
    {
        public Task<IReadOnlyList<DateTimeOffset>> UsesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DateTimeOffset>>([.. Enumerable.Range(1, 28).Select(day => new DateTimeOffset(since.Date.AddDays(day).AddHours(4), TimeSpan.Zero))]);
    }
}
