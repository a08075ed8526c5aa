using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Notices.Incidents;

/// <summary>The front door of incidents: what went wrong, who has it in hand, what was done, how it ended.</summary>
public interface IIncidents
{
    /// <summary>
    /// Tells of an episode. The same episode told again changes nothing; a longer one prolongs its incident; one that comes back soon after it
    /// ended opens the incident again; any other makes a new incident and a notice.
    /// </summary>
    Task<ReportedIncident> ReportAsync(IncidentReport report, CancellationToken cancellationToken);

    /// <summary>Incidents of the business unit: those that need someone first, then the newest.</summary>
    Task<IReadOnlyList<Incident>> ListAsync(IncidentQuery query, CancellationToken cancellationToken);

    Task<Incident?> FindAsync(Guid incidentId, CancellationToken cancellationToken);

    /// <summary>What happened to the incident, oldest first.</summary>
    Task<IReadOnlyList<IncidentEvent>> TimelineAsync(Guid incidentId, CancellationToken cancellationToken);

    /// <summary>Does something to an incident as the present actor; entered in its timeline and in the ledger.</summary>
    /// <param name="text">The comment, or the reason; needed for a comment, for a resolution and for a false alarm.</param>
    /// <param name="person">Account that gets the incident; only for <see cref="IncidentAct.Assign"/>.</param>
    Task<Outcome<Incident>> ActAsync(Guid incidentId, IncidentAct act, string? text, string? person, CancellationToken cancellationToken);
}

/// <summary>How bad an incident is.</summary>
public enum IncidentSeverity
{
    Minor,
    Major,
    Critical,
}

/// <summary>Where an incident stands.</summary>
public enum IncidentState
{
    Open,
    Acknowledged,
    BeingWorkedOn,
    Resolved,
    FalseAlarm,
}

/// <summary>What a person can do to an incident.</summary>
public enum IncidentAct
{
    Acknowledge,
    Take,
    Assign,
    Comment,
    Resolve,
    CallFalseAlarm,
    Reopen,
}

/// <summary>One episode as a monitor tells it.</summary>
/// <param name="Source">Module that watches, such as <c>Quality</c>.</param>
/// <param name="Subject">What is watched, such as <c>source:web</c>.</param>
/// <param name="Monitor">Which monitor of the subject; episodes of one monitor belong together.</param>
/// <param name="Link">Address of the monitor's chart.</param>
/// <param name="FirstAt">When the trouble began in the data.</param>
/// <param name="LastAt">Last time at which it was seen.</param>
/// <param name="IsOver">What is watched is as usual again.</param>
public sealed record IncidentReport(
    string Source, string Subject, string SubjectName, string Monitor, IncidentSeverity Severity, string Title, string Text, string Link,
    DateTimeOffset FirstAt, DateTimeOffset LastAt, bool IsOver);

/// <summary>What became of a report.</summary>
public enum ReportEffect
{
    Raised,
    Prolonged,
    Reopened,
    Known,
}

/// <summary>The incident that a report belongs to.</summary>
public sealed record ReportedIncident(Guid Id, ReportEffect Effect);

/// <param name="Subject">Null for all.</param>
/// <param name="UnendedOnly">Leave out what was resolved or called a false alarm.</param>
/// <param name="Since">Only incidents raised since; null for all.</param>
public sealed record IncidentQuery(string? Subject = null, bool UnendedOnly = false, DateTimeOffset? Since = null, int Most = 200);

/// <summary>An incident as stored.</summary>
/// <param name="Owner">Account that has it in hand; null for nobody.</param>
/// <param name="SeemsOver">The monitor is as usual again, so it may be resolved.</param>
/// <param name="Reopenings">How often it came back.</param>
public sealed record Incident(
    Guid Id, IncidentReport Report, IncidentState State, string? Owner, DateTimeOffset RaisedAt, bool SeemsOver, int Reopenings,
    string? Resolution, string? EndedBy, DateTimeOffset? EndedAt)
{
    /// <summary>Nobody has to do anything more.</summary>
    public bool IsEnded => State is IncidentState.Resolved or IncidentState.FalseAlarm;
}

/// <summary>One line of an incident's timeline.</summary>
/// <param name="What">Such as <c>raised</c>, <c>taken</c>, <c>commented</c>.</param>
public sealed record IncidentEvent(DateTimeOffset At, string Actor, string What, string? Text);
