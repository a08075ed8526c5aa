using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace MarketingAI.Tests.Engine.Ingestion.Quality;

/// <summary>The front doors over a year of simulated events.</summary>
public sealed class QualityServiceTests : IDisposable
{
    private readonly RecordingLedger _ledger = new();
    private readonly SimulatedYear _year;
    private readonly IServiceScope _scope;
    private readonly ITestOutputHelper _output;
    private readonly string _subject = SubjectKey.OfSource(SimulatedYear.Source);

    public QualityServiceTests(ITestOutputHelper output)
    {
        _output = output;
        _year = new SimulatedYear(11, add: services => QualityBench.Add(services, _ledger));
        _scope = _year.Host.Enter("retail", "dana", Roles.DataScientist);
    }

    public void Dispose()
    {
        _scope.Dispose();
        _year.Dispose();
    }

    [Fact]
    public async Task A_check_tells_the_silent_tag_and_the_schema_change_once()
    {
        SubjectOverview before = Assert.Single(await Quality.OverviewAsync(CancellationToken.None));
        Outcome<SubjectOverview> checkedOnce = await Quality.CheckAsync(_subject, CancellationToken.None);
        await Quality.CheckAsync(_subject, CancellationToken.None);
        IReadOnlyList<Incident> incidents = await Incidents.ListAsync(new IncidentQuery(), CancellationToken.None);
        foreach (Incident incident in incidents)
        {
            _output.WriteLine($"{incident.Report.Severity} {incident.Report.Title} - {incident.Report.Text}");
        }

        Assert.Equal((QualityState.CannotTell, "Cannot tell yet: it was never checked."), (before.State, before.Sentence));
        Assert.Equal(QualityState.Incident, checkedOnce.Value.State);
        Incident silent = Assert.Single(incidents, incident => incident.Report.Title == "Purchase (web) fell silent");
        Assert.Equal(IncidentSeverity.Critical, silent.Report.Severity);
        Assert.InRange(silent.Report.FirstAt, new DateTimeOffset(2025, 9, 15, 12, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 9, 16, 1, 0, 0, TimeSpan.Zero));
        Assert.True(silent.SeemsOver);
        Assert.Contains(incidents, incident => incident.Report.Title.StartsWith("Schema change:", StringComparison.Ordinal) && incident.Report.Text.Contains("campaign vanished", StringComparison.Ordinal));
        Outcome<MonitorChart> chart = await Quality.ChartAsync(_subject, "Volume|purchase (web)|", CancellationToken.None);
        Assert.True(chart.Value.Days.Single(day => day.Day == new DateOnly(2025, 9, 16)) is { IsAlarm: true, Observed: 0, Low: > 0 });
    }

    [Fact]
    public async Task Settings_are_kept_entered_in_the_ledger_and_refused_where_they_do_not_fit()
    {
        QualitySettings settings = new() { FalseAlarmsAMonth = .1, Off = [MonitorKind.Categories], SpecialDays = [new DateOnly(2025, 11, 28)] };

        await Quality.SaveSettingsAsync(_subject, settings, CancellationToken.None);
        SubjectOverview found = (await Quality.CheckAsync(_subject, CancellationToken.None)).Value;

        Assert.Equal(.1, (await Quality.SettingsAsync(_subject, CancellationToken.None)).FalseAlarmsAMonth);
        Assert.DoesNotContain(found.Monitors, line => line.Kind == MonitorKind.Categories);
        Assert.Equal("quality.settings-changed", Assert.Single(_ledger.Entries).Act);
        Assert.IsType<SettingsUnfit>((await Quality.SaveSettingsAsync(_subject, settings with { FalseAlarmsAMonth = 0 }, CancellationToken.None)).Refusal);
        Assert.IsType<SubjectNotFound>((await Quality.CheckAsync("source:nobody", CancellationToken.None)).Refusal);
        Assert.IsType<MonitorNotFound>((await Quality.ChartAsync(_subject, "Volume|no|", CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_batch_that_is_held_back_is_unseen_until_it_is_released()
    {
        IQuarantine quarantine = _scope.ServiceProvider.GetRequiredService<IQuarantine>();
        long before = Events();

        HeldThing held = (await quarantine.HoldBatchAsync(SimulatedYear.Source, "b1", "A key stands twice.", CancellationToken.None)).Value;
        Assert.Equal((0, before), (Events(), held.Rows));
        Assert.IsType<NothingToHold>((await quarantine.HoldBatchAsync(SimulatedYear.Source, "b1", "Again.", CancellationToken.None)).Refusal);
        Assert.IsType<QuarantineReasonMissing>((await quarantine.ReleaseAsync(held.Id, "ok", CancellationToken.None)).Refusal);

        HeldThing released = (await quarantine.ReleaseAsync(held.Id, "Looked at by hand.", CancellationToken.None)).Value;
        Assert.Equal((before, HeldState.Released, "dana"), (Events(), released.State, released.EndedBy));
        Assert.IsType<NotHeld>((await quarantine.DropAsync(held.Id, "Too late now.", CancellationToken.None)).Refusal);

        HeldThing again = (await quarantine.HoldBatchAsync(SimulatedYear.Source, "b1", "A key stands twice.", CancellationToken.None)).Value;
        await quarantine.DropAsync(again.Id, "It was a test run.", CancellationToken.None);
        Assert.Equal(0, Events());
        Assert.Equal(["quarantine.held", "quarantine.released", "quarantine.held", "quarantine.dropped"], _ledger.Entries.Select(entry => entry.Act), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_breaks_a_critical_rule_is_held_by_the_check_and_once_only()
    {
        IQuarantine quarantine = _scope.ServiceProvider.GetRequiredService<IQuarantine>();
        DateTime now = _year.Host.Clock.GetUtcNow().UtcDateTime;
        using (WarehouseSession session = _scope.ServiceProvider.GetRequiredService<IWarehouse>().Open())
        {
            session.Create(ProfileReader.Batches, $"SELECT 'b1' AS batch_id, '{SimulatedYear.Source}' AS source, $1::TIMESTAMP AS committed_at, 100::BIGINT AS accepted, 0::BIGINT AS duplicates, 0::BIGINT AS rejected, 'accepted' AS state", now);
        }

        ColumnRule rule = new(ColumnRuleKind.Values, "type", Values: ["click"]);
        await Quality.SaveSettingsAsync(_subject, new QualitySettings { Rules = [rule], HoldBack = true }, CancellationToken.None);
        await Quality.CheckAsync(_subject, CancellationToken.None);
        HeldThing held = Assert.Single(await quarantine.ListAsync(CancellationToken.None));
        Assert.Equal(0, Events());

        await quarantine.ReleaseAsync(held.Id, "The rule was too strict.", CancellationToken.None);
        await Quality.CheckAsync(_subject, CancellationToken.None);

        Assert.True(Events() > 0);
        Assert.Equal(HeldState.Released, Assert.Single(await quarantine.ListAsync(CancellationToken.None)).State);
    }

    [Fact]
    public async Task Rules_are_checked_in_one_pass_and_show_failing_rows()
    {
        ColumnRule known = new(ColumnRuleKind.Values, "type", Values: ["impression", "click", "page", "identify"]);
        ColumnRule unique = new(ColumnRuleKind.Unique, "event_id");
        await Quality.SaveSettingsAsync(_subject, new QualitySettings { Rules = [known, unique] }, CancellationToken.None);

        RuleCheck check = (await Quality.CheckRulesAsync(_subject, CancellationToken.None)).Value;

        Assert.Equal([false, true], check.Results.Select(result => result.IsKept));
        Assert.True(check.IsCritical);
        Assert.All(check.Results[0].Sample, row => Assert.Equal("purchase", row["type"]));
        await Quality.SaveSettingsAsync(_subject, new QualitySettings { Rules = [new ColumnRule(ColumnRuleKind.Unique, "nothing")] }, CancellationToken.None);
        Assert.Contains("there is no column 'nothing'", (await Quality.CheckRulesAsync(_subject, CancellationToken.None)).Refusal!.Reason, StringComparison.Ordinal);
    }

    private IQuality Quality => _scope.ServiceProvider.GetRequiredService<IQuality>();

    private IIncidents Incidents => _scope.ServiceProvider.GetRequiredService<IIncidents>();

    private long Events()
    {
        using WarehouseSession session = _scope.ServiceProvider.GetRequiredService<IWarehouse>().Open(ProfileReader.Events);
        return session.Count("SELECT count(*) FROM ingestion.event");
    }
}
