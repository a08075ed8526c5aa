using AngleSharp.Dom;
using Bunit;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Tests.Engine.Ingestion.Quality;
using MarketingAI.Tests.Support;
using MarketingAI.Tests.Workbench.Pages.Ingestion;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Ingestion.Pipelines;
using MarketingAI.Workbench.Pages.Quality;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Quality;

/// <summary>Quality, incidents and pipelines over a real store and warehouse; only jobs are doubled.</summary>
public sealed class QualityPagesTests : OperationsPageTest
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly EngineHost _host;
    private readonly IServiceScope _scope;
    private bool _isDisposed;

    public QualityPagesTests()
    {
        _host = new EngineHost(services =>
        {
            QualityBench.Add(services, new RecordingLedger());
            services.AddEventIntake(new EventIntakeOptions()).AddEventSources(new SourceOptions());
        });
        _scope = _host.Enter("retail", "dana", Roles.DataScientist);
        StartedJobs jobs = new();
        ComponentFactories.AddStub<AffectedList>();
        Services.AddSingleton(Get<IQuality>());
        Services.AddSingleton(Get<IIncidents>());
        Services.AddSingleton(Get<IEventSources>());
        Services.AddSingleton(Get<ISourceHealth>());
        Services.AddSingleton<IJobs>(jobs);
        Services.AddSingleton<IJobFeed>(jobs);
    }

    [Fact]
    public void Nothing_watched_nothing_wrong_and_no_pipeline_are_said_in_words()
    {
        IRenderedComponent<QualityPage> quality = Open<QualityPage>(Urls.Quality);
        Says(quality, "Nothing is watched yet.");
        Says(quality, "Event sources and data sets appear here by themselves.");
        Says(Render<IncidentsPage>(), "No incident needs anyone.");
        Says(Render<PipelinesPage>(), "No pipeline yet");
    }

    [Fact]
    public async Task A_silent_tag_is_on_the_list_can_be_taken_and_is_then_mine()
    {
        await BreakAsync();

        Says(Open<QualityPage>(Urls.Quality), "1 of 1 has an incident; 0 fine, 0 cannot tell yet.");
        Incident incident = (await Get<IIncidents>().ListAsync(new IncidentQuery(), default)).First(one => one.Report.Title == "Purchase fell silent");
        Says(Next<IncidentsPage>(Urls.Incidents), "Purchase fell silent");

        IRenderedComponent<IncidentPage> page = Next<IncidentPage>(Urls.Incident(incident.Id), parameters => parameters.Add(one => one.IncidentId, incident.Id));
        Says(page, "Nothing came from");
        IElement take = page.FindAll("button").Single(button => button.TextContent.Trim() == "Take it");
        await page.InvokeAsync(() => take.ClickAsync(new()));

        Says(page, "Being worked on");
        Assert.Equal("dana", (await Get<IIncidents>().FindAsync(incident.Id, default))!.Owner);
        Says(Next<IncidentsPage>(Urls.IncidentsShowing("mine")), "Purchase fell silent");
    }

    [Fact]
    public async Task A_file_source_is_ready_for_uploads_from_its_first_day()
    {
        Assert.Null((await Get<IEventSources>().CreateAsync(new NewEventSource("Web and app", EventSourceKind.File, Key: "web-and-app"), default)).Refusal);
        Assert.Null((await Get<IEventSources>().CreateAsync(new NewEventSource("Clicks", EventSourceKind.Kafka, Key: "clicks"), default)).Refusal);

        IRenderedComponent<PipelinesPage> page = Open<PipelinesPage>(Urls.Pipelines);

        Says(page, "Web and app");
        IElement[] rows = [.. page.FindAll("tbody tr")];
        Assert.DoesNotContain("To be set up", rows.Single(row => row.TextContent.Contains("Web and app", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("To be set up", rows.Single(row => row.TextContent.Contains("Clicks", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal("""{"Folder":"web-and-app"}""", (await Get<IEventSources>().FindAsync("web-and-app", default))!.SettingsJson);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!_isDisposed)
        {
            _isDisposed = true;
            _scope.Dispose();
            _host.Dispose();
        }
    }

    /// <summary>A further page; the places for menus and dialogs are there.</summary>
    private IRenderedComponent<TPage> Next<TPage>(string address, Action<ComponentParameterCollectionBuilder<TPage>>? parameters = null)
        where TPage : IComponent
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render(parameters);
    }

    private T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    private async Task BreakAsync()
    {
        using (WarehouseSession session = Get<IWarehouse>().Open())
        {
            session.Create(new WarehouseTable("ingestion", "event"), SomeEvents.Purchases);
        }

        Assert.Equal(QualityState.Incident, (await Get<IQuality>().CheckAsync(SubjectKey.OfSource("shop"), default)).Value.State);
    }

    private static void Says<TPage>(IRenderedComponent<TPage> page, string words) where TPage : IComponent =>
        page.WaitForAssertion(() => Assert.Contains(words, page.Markup, StringComparison.Ordinal), Patience);
}
