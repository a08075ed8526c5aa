using System.Text.Json;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Incidents.Algorithms;
using MarketingAI.Engine.Notices.Incidents.Storage;

namespace MarketingAI.Engine.Notices.Incidents;

internal sealed class IncidentService(IncidentTable table, INotices notices, ILedger ledger, WorkScope scope, TimeProvider clock) : IIncidents
{
    private const int ShortestText = 5;
    private const int LongestText = 2000;
    private const int LongestName = 256;

    public async Task<ReportedIncident> ReportAsync(IncidentReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        IncidentRow? known = (await table.OfMonitorAsync(report.Subject, report.Monitor, cancellationToken))
            .FirstOrDefault(row => IncidentMoves.Belongs(row.FirstAt, row.LastAt, report.FirstAt, report.LastAt));
        if (known is null)
        {
            return await RaiseAsync(report, cancellationToken);
        }

        ReportEffect effect = IncidentMoves.Effect(known.State, known.LastAt, report.LastAt);
        if (effect == ReportEffect.Known && known.SeemsOver == report.IsOver)
        {
            return new ReportedIncident(known.Id, effect);
        }

        (string What, string? Text)? line = effect switch
        {
            ReportEffect.Reopened => ("came back", report.Text),
            ReportEffect.Prolonged => ("goes on", report.Text),
            ReportEffect.Known or ReportEffect.Raised => report.IsOver && !known.ToIncident().IsEnded ? ("as usual again", "The monitor sees usual values again; the incident may be resolved.") : null,
        };
        Prolong(known, report, effect);
        await table.KeepAsync(known, line is { } told ? Line(known.Id, told.What, told.Text) : null, isNew: false, cancellationToken);
        if (effect == ReportEffect.Reopened)
        {
            await TellAsync(known, "came back", cancellationToken);
        }

        return new ReportedIncident(known.Id, effect);
    }

    public async Task<IReadOnlyList<Incident>> ListAsync(IncidentQuery query, CancellationToken cancellationToken) =>
        [.. (await table.ListAsync(query, cancellationToken)).Select(row => row.ToIncident())];

    public async Task<Incident?> FindAsync(Guid incidentId, CancellationToken cancellationToken) =>
        (await table.FindAsync(incidentId, cancellationToken))?.ToIncident();

    public async Task<IReadOnlyList<IncidentEvent>> TimelineAsync(Guid incidentId, CancellationToken cancellationToken) =>
        [.. (await table.TimelineAsync(incidentId, cancellationToken)).Select(row => new IncidentEvent(row.At, row.Actor, row.What, row.Text))];

    public async Task<Outcome<Incident>> ActAsync(Guid incidentId, IncidentAct act, string? text, string? person, CancellationToken cancellationToken)
    {
        if (await table.FindAsync(incidentId, cancellationToken) is not { } row)
        {
            return new IncidentNotFound(incidentId);
        }

        if (IncidentMoves.After(row.State, act) is not { } next)
        {
            return new IncidentActUnfit(act, row.State);
        }

        string? said = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (act is IncidentAct.Comment or IncidentAct.Resolve or IncidentAct.CallFalseAlarm && said?.Length is null or < ShortestText or > LongestText)
        {
            return new IncidentTextMissing(act);
        }

        if (act == IncidentAct.Assign && person?.Trim().Length is null or 0 or > LongestName)
        {
            return new IncidentPersonMissing();
        }

        Change(row, act, next, said, person);
        await table.KeepAsync(row, Line(row.Id, Done(act), act == IncidentAct.Assign ? $"to {row.Owner}" : said), isNew: false, cancellationToken);
        string detail = JsonSerializer.Serialize(new { state = row.State.ToString(), owner = row.Owner });
        await ledger.AppendAsync(new LedgerEntry($"incident.{Done(act).Replace(' ', '-')}", "incident", row.Id.ToString(), said, detail), cancellationToken);
        return row.ToIncident();
    }

    private async Task<ReportedIncident> RaiseAsync(IncidentReport report, CancellationToken cancellationToken)
    {
        IncidentRow row = new()
        {
            Id = Ids.New(clock),
            Source = report.Source,
            Subject = report.Subject,
            SubjectName = report.SubjectName,
            Monitor = report.Monitor,
            FirstAt = report.FirstAt,
            RaisedAt = clock.GetUtcNow(),
        };
        Prolong(row, report, ReportEffect.Raised);
        await table.KeepAsync(row, Line(row.Id, "raised", report.Text), isNew: true, cancellationToken);
        await TellAsync(row, null, cancellationToken);
        return new ReportedIncident(row.Id, ReportEffect.Raised);
    }

    private void Change(IncidentRow row, IncidentAct act, IncidentState next, string? said, string? person)
    {
        row.State = next;
        row.Owner = act switch
        {
            IncidentAct.Take => scope.Actor.Name,
            IncidentAct.Assign => person!.Trim(),
            IncidentAct.Acknowledge or IncidentAct.Comment or IncidentAct.Resolve or IncidentAct.CallFalseAlarm or IncidentAct.Reopen => row.Owner,
        };
        if (act is IncidentAct.Resolve or IncidentAct.CallFalseAlarm)
        {
            (row.Resolution, row.EndedBy, row.EndedAt) = (said, scope.Actor.Name, clock.GetUtcNow());
        }

        if (act == IncidentAct.Reopen)
        {
            (row.Resolution, row.EndedBy, row.EndedAt, row.Reopenings) = (null, null, null, row.Reopenings + 1);
        }
    }

    private static void Prolong(IncidentRow row, IncidentReport report, ReportEffect effect)
    {
        if (effect != ReportEffect.Known)
        {
            (row.Severity, row.Title, row.Text, row.Link, row.LastAt) = (report.Severity, report.Title, report.Text, report.Link, report.LastAt);
        }

        row.SeemsOver = report.IsOver;
        if (effect == ReportEffect.Reopened)
        {
            (row.State, row.Resolution, row.EndedBy, row.EndedAt, row.Reopenings) = (IncidentState.Open, null, null, null, row.Reopenings + 1);
        }
    }

    private Task<Guid> TellAsync(IncidentRow row, string? again, CancellationToken cancellationToken) => notices.RaiseAsync(
        new Notice(row.Source, SeverityOf(row.Severity), again is null ? row.Title : $"{row.Title} ({again})", row.Text, $"/data/incidents/{row.Id}"),
        cancellationToken);

    private IncidentEventRow Line(Guid incident, string what, string? text) => new()
    {
        Id = Ids.New(clock),
        IncidentId = incident,
        At = clock.GetUtcNow(),
        Actor = scope.Actor.Name,
        What = what,
        Text = text,
    };

    private static NoticeSeverity SeverityOf(IncidentSeverity severity) => severity switch
    {
        IncidentSeverity.Minor => NoticeSeverity.Information,
        IncidentSeverity.Major => NoticeSeverity.Warning,
        IncidentSeverity.Critical => NoticeSeverity.Critical,
    };

    private static string Done(IncidentAct act) => act switch
    {
        IncidentAct.Acknowledge => "acknowledged",
        IncidentAct.Take => "taken",
        IncidentAct.Assign => "assigned",
        IncidentAct.Comment => "commented",
        IncidentAct.Resolve => "resolved",
        IncidentAct.CallFalseAlarm => "called false alarm",
        IncidentAct.Reopen => "reopened",
    };
}
