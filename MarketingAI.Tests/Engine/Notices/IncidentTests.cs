using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Notices;

public sealed class IncidentTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RecordingLedger _ledger = new();
    private readonly EngineHost _host;

    public IncidentTests() => _host = new EngineHost(services => services.AddSingleton<ILedger>(_ledger).AddNotices());

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_episode_told_twice_makes_one_incident_and_one_notice()
    {
        using IServiceScope scope = _host.Enter("retail", "dana");

        ReportedIncident first = await In(scope).ReportAsync(Episode(0, 1), CancellationToken.None);
        ReportedIncident again = await In(scope).ReportAsync(Episode(0, 1), CancellationToken.None);

        Assert.Equal((ReportEffect.Raised, ReportEffect.Known), (first.Effect, again.Effect));
        Assert.Equal(first.Id, again.Id);
        Assert.Single(await In(scope).ListAsync(new IncidentQuery(), CancellationToken.None));
        NoticeState notice = Assert.Single(await scope.ServiceProvider.GetRequiredService<INotices>().ListAsync(openOnly: true, 10, CancellationToken.None));
        Assert.Equal($"/data/incidents/{first.Id}", notice.Notice.Link);
    }

    [Fact]
    public async Task A_longer_episode_prolongs_its_incident_and_a_later_one_is_another()
    {
        using IServiceScope scope = _host.Enter();
        ReportedIncident first = await In(scope).ReportAsync(Episode(0, 1), CancellationToken.None);

        Assert.Equal(new ReportedIncident(first.Id, ReportEffect.Prolonged), await In(scope).ReportAsync(Episode(0, 3), CancellationToken.None));
        Assert.Equal(ReportEffect.Raised, (await In(scope).ReportAsync(Episode(20, 21), CancellationToken.None)).Effect);
        Assert.Equal(2, (await In(scope).ListAsync(new IncidentQuery(), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task What_comes_back_within_a_week_opens_the_resolved_incident_again()
    {
        using IServiceScope scope = _host.Enter("retail", "dana");
        ReportedIncident first = await In(scope).ReportAsync(Episode(0, 1), CancellationToken.None);
        await In(scope).ActAsync(first.Id, IncidentAct.Resolve, "The tag was put back.", null, CancellationToken.None);

        ReportedIncident back = await In(scope).ReportAsync(Episode(5, 6), CancellationToken.None);
        Incident found = (await In(scope).FindAsync(first.Id, CancellationToken.None))!;

        Assert.Equal(new ReportedIncident(first.Id, ReportEffect.Reopened), back);
        Assert.Equal((IncidentState.Open, 1), (found.State, found.Reopenings));
        Assert.Null(found.Resolution);
    }

    [Fact]
    public async Task A_person_takes_comments_and_resolves_and_ledger_and_timeline_tell_it()
    {
        using IServiceScope scope = _host.Enter("retail", "dana");
        Guid id = (await In(scope).ReportAsync(Episode(0, 1), CancellationToken.None)).Id;

        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await In(scope).ActAsync(id, IncidentAct.Take, null, null, CancellationToken.None);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await In(scope).ActAsync(id, IncidentAct.Comment, "The checkout was rebuilt on Monday.", null, CancellationToken.None);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        await In(scope).ReportAsync(Episode(0, 1) with { IsOver = true }, CancellationToken.None);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Outcome<Incident> done = await In(scope).ActAsync(id, IncidentAct.Resolve, "The tag was put back.", null, CancellationToken.None);

        Assert.Equal((IncidentState.Resolved, "dana", "The tag was put back."), (done.Value.State, done.Value.Owner, done.Value.Resolution));
        Assert.True(done.Value.SeemsOver);
        Assert.Equal(["raised", "taken", "commented", "as usual again", "resolved"], (await In(scope).TimelineAsync(id, CancellationToken.None)).Select(line => line.What), StringComparer.Ordinal);
        Assert.Equal(["incident.taken", "incident.commented", "incident.resolved"], _ledger.Entries.Select(entry => entry.Act), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Acts_that_do_not_fit_are_refused_with_what_would()
    {
        using IServiceScope scope = _host.Enter();
        Guid id = (await In(scope).ReportAsync(Episode(0, 1), CancellationToken.None)).Id;

        Assert.IsType<IncidentTextMissing>((await In(scope).ActAsync(id, IncidentAct.Resolve, "ok", null, CancellationToken.None)).Refusal);
        Assert.IsType<IncidentPersonMissing>((await In(scope).ActAsync(id, IncidentAct.Assign, null, " ", CancellationToken.None)).Refusal);
        Assert.Equal("The incident is open; opening it again is possible only after it has ended.", (await In(scope).ActAsync(id, IncidentAct.Reopen, null, null, CancellationToken.None)).Refusal!.Reason);
        Assert.IsType<IncidentNotFound>((await In(scope).ActAsync(Guid.Empty, IncidentAct.Take, null, null, CancellationToken.None)).Refusal);
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public async Task Incidents_of_another_business_unit_are_not_seen()
    {
        using IServiceScope retail = _host.Enter("retail");
        using IServiceScope travel = _host.Enter("travel");
        Guid id = (await In(retail).ReportAsync(Episode(0, 1), CancellationToken.None)).Id;

        Assert.Null(await In(travel).FindAsync(id, CancellationToken.None));
        Assert.Empty(await In(travel).ListAsync(new IncidentQuery(), CancellationToken.None));
    }

    private static IIncidents In(IServiceScope scope) => scope.ServiceProvider.GetRequiredService<IIncidents>();

    private static IncidentReport Episode(int first, int last) => new(
        "Quality", "source:web", "Events of web", "Flow|purchase", IncidentSeverity.Critical, "Purchase fell silent", "Nothing came.", "/data/quality/source:web",
        Begin.AddDays(first), Begin.AddDays(last), false);
}
