using Bunit;
using MarketingAI.Engine.Ingestion.DeadLetters;
using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Tests.Engine.Ingestion.Events;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Ingestion;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Ingestion;

/// <summary>Sources, mapping and dead letters over a real intake and warehouse.</summary>
public sealed class EventPagesTests : OperationsPageTest
{
    /// <summary>Long enough for a machine that does much else.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly IntakeBench _bench = new();

    public EventPagesTests()
    {
        Services.AddSingleton(_bench.Get<IEventSources>());
        Services.AddSingleton(_bench.Get<ISourceFigures>());
        Services.AddSingleton(_bench.Get<IEventIntake>());
        Services.AddSingleton(_bench.Get<IMappingTrials>());
        Services.AddSingleton(_bench.Get<IDeadLetters>());
        Authorization.SetPolicies(Policies.Read, Policies.UseData);
    }

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    [Fact]
    public void Without_a_source_the_page_says_how_to_get_one_and_makes_one()
    {
        IRenderedComponent<SourcesPage> page = Open<SourcesPage>(Urls.Sources);
        page.WaitForAssertion(() => Assert.Contains("No source yet", page.Markup, StringComparison.Ordinal), Soon);

        Act.On(page, () => page.Find("input[type=text]").Change("Ad server log"));
        Act.On(page, () => page.Find("select.field-select").Change(EventSchemas.AdServer));
        Act.On(page, () => Button(page, "Make source").Click());

        page.WaitForAssertion(() => Assert.EndsWith(Urls.Source("ad-server-log"), Address, StringComparison.Ordinal), Soon);
    }

    [Fact]
    public void A_source_without_a_name_is_refused_in_words()
    {
        IRenderedComponent<SourcesPage> page = Open<SourcesPage>(Urls.Sources);

        Act.On(page, () => Button(page, "Make source").Click());

        page.WaitForAssertion(() => Assert.NotEmpty(page.Find("[role=alert]").TextContent.Trim()), Soon);
        Assert.EndsWith(Urls.Sources, Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_show_what_came_and_what_waits()
    {
        await _bench.SendAsync("""[{"event_id":"1","type":"page","user_id":"u","event_time":"2026-03-02T08:00:00Z"},{"event_id":"2","type":"page","user_id":"u","event_time":"2026-03-02T07:00:00Z"},{"type":"page"}]""");
        await _bench.MoveAsync();

        IRenderedComponent<SourcesPage> page = Open<SourcesPage>(Urls.Sources);
        IRenderedComponent<SourcePage> one = Open<SourcePage>(Urls.Source("collector"), parameters => parameters.Add(source => source.Key, "collector"));

        page.WaitForAssertion(() => Assert.Contains("1 dead letter waits", page.Find(".result").TextContent, StringComparison.Ordinal), Soon);
        one.WaitForAssertion(() => Assert.Contains("out of order", one.Find("tbody").TextContent, StringComparison.Ordinal), Soon);
        Assert.Contains("at most", one.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_is_tried_on_an_example_on_what_came_and_on_the_dead_letters_and_stored()
    {
        await _bench.SendAsync("""[{"event_id":"1","type":"page","cookie":"k1"},{"event_id":"2","type":"page","user_id":"u"}]""");
        await _bench.MoveAsync();
        IRenderedComponent<MappingPage> page = Mapping("newest");
        Says(page, "1 of 2 events would be taken.");

        Act.On(page, () => page.Find("input[aria-label='Paths of anonymous_id']").Input("anonymous_id, cookie"));

        Says(page, "2 of 2 events would be taken.");
        Says(Mapping("dead-letters"), "0 of 1 event would be taken.");
        Act.On(page, () => page.Find("input[aria-label='Paths of value']").Input("value / many"));
        page.WaitForAssertion(() => Assert.Contains("value / many", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Soon);
        Act.On(page, () => page.Find("input[aria-label='Paths of value']").Input("value / 100"));
        Act.On(page, () => Button(page, "Store version 1").Click());
        Says(page, "Version 1 holds from the next event on.");
        Says(Mapping("dead-letters"), "1 of 1 event would be taken.");
        Assert.Contains("Store version 2", Mapping(null).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_letter_is_mended_and_the_event_is_in_the_table()
    {
        await _bench.SendAsync("""{"event_id":"1","type":"page","user_id":"u","value":"12,5"}""");
        await _bench.MoveAsync();
        IRenderedComponent<DeadLettersPage> page = Open<DeadLettersPage>(Urls.DeadLetters);
        page.WaitForAssertion(() => Assert.Contains("1 event waits to be mended.", page.Find(".result").TextContent, StringComparison.Ordinal), Soon);

        Act.On(page, () => page.FindAll("button").Single(button => button.GetAttribute("aria-label")?.StartsWith("Mend the event", StringComparison.Ordinal) == true).Click());
        Act.On(page, () => Button(page, "Send again").Click());
        page.WaitForAssertion(() => Assert.Contains("still cannot be taken", page.Find("[role=alert]").TextContent, StringComparison.Ordinal), Soon);
        Act.On(page, () => page.Find("textarea").Change("""{"event_id":"1","type":"page","user_id":"u","value":12.5}"""));
        Act.On(page, () => Button(page, "Send again").Click());

        page.WaitForAssertion(() => Assert.Contains("The event was taken.", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains("No event waits to be mended.", page.Find(".result").TextContent, StringComparison.Ordinal);
        Assert.Equal(["""{"event_id":"1","value":12.5}"""], _bench.Rows("event_id, value"));
    }

    [Fact]
    public async Task Dead_letters_of_a_kind_are_dismissed_with_a_reason()
    {
        await _bench.SendAsync("""[{"type":"page"},{"type":"screen"}]""");
        await _bench.MoveAsync();
        IRenderedComponent<DeadLettersPage> page = Open<DeadLettersPage>(Urls.DeadLetters);
        page.WaitForElement("button[aria-label='Dismiss all 2 of collector']", Soon);

        Task pressed = page.Find("button[aria-label='Dismiss all 2 of collector']").ClickAsync(new());
        Dialogs!.WaitForElement("textarea", Soon).Input("A test of the tag manager.");
        Dialogs!.FindAll("button").Single(button => string.Equals(button.TextContent.Trim(), "Dismiss", StringComparison.Ordinal)).Click();
        await pressed;

        page.WaitForAssertion(() => Assert.Contains("2 were dismissed.", page.Markup, StringComparison.Ordinal), Soon);
        Assert.Contains(_bench.Ledger.Entries, entry => entry.Reason == "A test of the tag manager.");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _bench.Dispose();
        }
    }

    private IRenderedComponent<MappingPage> Mapping(string? on)
    {
        IRenderedComponent<MappingPage> page = Open<MappingPage>(Urls.Mapping("collector", on), parameters => parameters.Add(mapping => mapping.Key, "collector"));
        page.WaitForElement(".fields", Soon);
        return page;
    }

    private static void Says(IRenderedComponent<MappingPage> page, string words) =>
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("[role=status]"), status => status.TextContent.Contains(words, StringComparison.Ordinal)), Soon);

    private static AngleSharp.Dom.IElement Button<TPage>(IRenderedComponent<TPage> page, string text) where TPage : IComponent =>
        page.FindAll("button").Single(button => string.Equals(button.TextContent.Trim(), text, StringComparison.Ordinal));
}
