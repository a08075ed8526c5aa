using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Ingestion.Quality.Algorithms;
using MarketingAI.Engine.Ingestion.Quality.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Incidents;

namespace MarketingAI.Engine.Ingestion.Quality;

internal sealed class QualityService(
    SubjectReading reading, QualityTable table, IIncidents incidents, RuleChecks rules, ILedger ledger, TimeProvider clock) : IQuality
{
    private const double FoundOften = .8;

    public async Task<IReadOnlyList<SubjectOverview>> OverviewAsync(CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, SubjectOverview> checks = await table.ChecksAsync(cancellationToken);
        IReadOnlyList<Incident> open = await incidents.ListAsync(new IncidentQuery(UnendedOnly: true), cancellationToken);
        List<SubjectOverview> found = [];
        foreach ((string subject, string name) in await reading.ListAsync(cancellationToken))
        {
            found.Add(checks.TryGetValue(subject, out SubjectOverview? check) ? WithIncidents(check with { Name = name }, open) : Unchecked(subject, name));
        }

        return found;
    }

    public async Task<SubjectOverview?> FindAsync(string subject, CancellationToken cancellationToken) =>
        (await OverviewAsync(cancellationToken)).FirstOrDefault(one => string.Equals(one.Subject, subject, StringComparison.Ordinal));

    public async Task<Outcome<SubjectOverview>> CheckAsync(string subject, CancellationToken cancellationToken)
    {
        QualitySettings settings = await table.SettingsAsync(subject, cancellationToken);
        await rules.HoldBackAsync(subject, settings, cancellationToken);
        await rules.TellPromisesAsync(subject, cancellationToken);
        Outcome<SubjectRows> rows = await reading.ReadAsync(subject, settings, cancellationToken);
        if (rows.IsRefused)
        {
            return rows.Refusal is NotByDay ? await KeepBlindAsync(subject, rows.Refusal.Reason, settings, cancellationToken) : rows.Refusal;
        }

        SubjectProfile profile = rows.Value.Profile;
        SubjectJudgement judgement = await Task.Run(() => SubjectJudgement.Of(profile, settings, rows.Value.HasHours, cancellationToken), cancellationToken);
        foreach (Trouble trouble in Trouble.Of(judgement, profile.From, profile.Days))
        {
            await incidents.ReportAsync(Report(subject, rows.Value.Name, trouble), cancellationToken);
        }

        SubjectOverview overview = QualitySummary.Of(subject, rows.Value.Name, profile, judgement, clock.GetUtcNow());
        await table.KeepCheckAsync(overview, cancellationToken);
        return WithIncidents(overview, await incidents.ListAsync(new IncidentQuery(subject, UnendedOnly: true), cancellationToken));
    }

    public async Task<Outcome<MonitorChart>> ChartAsync(string subject, string monitor, CancellationToken cancellationToken)
    {
        QualitySettings settings = await table.SettingsAsync(subject, cancellationToken);
        Outcome<SubjectRows> rows = await reading.ReadAsync(subject, settings, cancellationToken);
        if (rows.IsRefused)
        {
            return rows.Refusal;
        }

        return await Task.Run(() => Chart(rows.Value, settings, monitor), cancellationToken);
    }

    public Task<QualitySettings> SettingsAsync(string subject, CancellationToken cancellationToken) => table.SettingsAsync(subject, cancellationToken);

    public async Task<Outcome<QualitySettings>> SaveSettingsAsync(string subject, QualitySettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        List<ValidationResult> faults = [];
        if (!Validator.TryValidateObject(settings, new ValidationContext(settings), faults, validateAllProperties: true))
        {
            return new SettingsUnfit([.. faults.Select(fault => fault.ErrorMessage ?? "A setting does not fit.")]);
        }

        if (settings.Rules.Any(rule => rule.Kind == ColumnRuleKind.Condition || rule.Condition is not null))
        {
            return new SettingsUnfit(["A condition in SQL is part of a contract; it cannot be set here."]);
        }

        if (await FindAsync(subject, cancellationToken) is null)
        {
            return new SubjectNotFound(subject);
        }

        QualitySettings before = await table.SettingsAsync(subject, cancellationToken);
        await table.KeepSettingsAsync(subject, settings, cancellationToken);
        string detail = JsonSerializer.Serialize(new { before.FalseAlarmsAMonth, now = settings.FalseAlarmsAMonth, off = settings.Off.Select(kind => kind.ToString()), settings.HoldBack, rules = settings.Rules.Count });
        await ledger.AppendAsync(new LedgerEntry("quality.settings-changed", "quality-subject", subject, DetailJson: detail), cancellationToken);
        return settings;
    }

    public async Task<Outcome<RuleCheck>> CheckRulesAsync(string subject, CancellationToken cancellationToken) =>
        await rules.CheckAsync(subject, await table.SettingsAsync(subject, cancellationToken), cancellationToken);

    private static Outcome<MonitorChart> Chart(SubjectRows rows, QualitySettings settings, string monitor)
    {
        IReadOnlyList<SeriesData> all = SeriesList.Of(rows.Profile, settings, rows.HasHours);
        if (all.FirstOrDefault(series => string.Equals(series.Key, monitor, StringComparison.Ordinal)) is not { } data)
        {
            return new MonitorNotFound(monitor);
        }

        double budget = ErrorBudget.PerLook(settings.FalseAlarmsAMonth, all.Count);
        SeriesVerdicts verdicts = data.Walk(budget, withBand: true);
        JudgedSeries judged = new(data, verdicts, Episodes.Of(verdicts.Days));
        MonitorLine line = QualitySummary.Line(judged);
        return new MonitorChart(
            line, $"{MonitorWords.Subject(data)}: {MonitorWords.Name(data.Kind)}", MonitorWords.Unit(data.Kind), MonitorWords.Method(data.Kind), MonitorWords.Papers(data.Kind),
            budget, SmallestLoss(verdicts, budget),
            [.. verdicts.Days.Select((day, i) => new MonitorDay(data.From.AddDays(i), day.Observed, day.Expected, day.Low, day.High, day.IsAlarm))]);
    }

    /// <summary>The smallest loss, in steps of one hundredth, that a day would show 8 times in 10.</summary>
    private static double? SmallestLoss(SeriesVerdicts verdicts, double budget)
    {
        DayVerdict last = verdicts.Days.LastOrDefault(day => day.Dispersion is not null);
        if (last is not { Expected: { } mean, Dispersion: { } dispersion })
        {
            return null;
        }

        for (int lost = 1; lost <= 100; lost++)
        {
            if (VolumeWatch.Power(mean, dispersion, budget, 1 - (lost / 100d)) >= FoundOften)
            {
                return lost / 100d;
            }
        }

        return null;
    }

    private async Task<Outcome<SubjectOverview>> KeepBlindAsync(string subject, string why, QualitySettings settings, CancellationToken cancellationToken)
    {
        SubjectOverview? known = await FindAsync(subject, cancellationToken);
        SubjectOverview overview = new(
            subject, known?.Name ?? subject, SubjectKey.SourceOf(subject) is not null, QualityState.CannotTell, why, clock.GetUtcNow(), null, null, settings.FalseAlarmsAMonth, 0, []);
        await table.KeepCheckAsync(overview, cancellationToken);
        return overview;
    }

    private static IncidentReport Report(string subject, string name, Trouble trouble) => new(
        "Quality", subject, name, trouble.Monitor, trouble.Severity, trouble.Title, trouble.Text,
        $"/data/quality/{Uri.EscapeDataString(subject)}?monitor={Uri.EscapeDataString(trouble.Series)}",
        new DateTimeOffset(trouble.First, TimeSpan.Zero), new DateTimeOffset(trouble.Last, TimeSpan.Zero), trouble.IsOver);

    private static SubjectOverview WithIncidents(SubjectOverview check, IReadOnlyList<Incident> open)
    {
        Incident[] own = [.. open.Where(incident => string.Equals(incident.Report.Subject, check.Subject, StringComparison.Ordinal))];
        return own.Length == 0
            ? check
            : check with
            {
                State = QualityState.Incident,
                Sentence = string.Create(CultureInfo.InvariantCulture, $"{own.Length} {(own.Length == 1 ? "incident" : "incidents")} not ended. Worst: {own.MaxBy(incident => incident.Report.Severity)!.Report.Title}."),
            };
    }

    private static SubjectOverview Unchecked(string subject, string name) => new(
        subject, name, SubjectKey.SourceOf(subject) is not null, QualityState.CannotTell, "Cannot tell yet: it was never checked.", null, null, null, new QualitySettings().FalseAlarmsAMonth, 0, []);
}
