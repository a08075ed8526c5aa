using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Quality;

/// <summary>The front door of quality monitors: what is watched, how it fares, and how it is set.</summary>
public interface IQuality
{
    /// <summary>Everything that is watched or could be, one line each; from the last check, nothing is computed.</summary>
    Task<IReadOnlyList<SubjectOverview>> OverviewAsync(CancellationToken cancellationToken);

    /// <param name="subject">Such as <c>source:web</c> or <c>set:</c> with a data set's id.</param>
    Task<SubjectOverview?> FindAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Counts the subject's rows, judges every monitor, and tells incidents.</summary>
    Task<Outcome<SubjectOverview>> CheckAsync(string subject, CancellationToken cancellationToken);

    /// <summary>One monitor day by day, with what was expected.</summary>
    Task<Outcome<MonitorChart>> ChartAsync(string subject, string monitor, CancellationToken cancellationToken);

    Task<QualitySettings> SettingsAsync(string subject, CancellationToken cancellationToken);

    /// <summary>Keeps the settings as the present actor; entered in the ledger. They take part from the next check on.</summary>
    Task<Outcome<QualitySettings>> SaveSettingsAsync(string subject, QualitySettings settings, CancellationToken cancellationToken);

    /// <summary>Checks the subject's rules on all its rows in one pass.</summary>
    Task<Outcome<RuleCheck>> CheckRulesAsync(string subject, CancellationToken cancellationToken);
}

/// <summary>One subject as its last check left it.</summary>
/// <param name="Sentence">The state in words.</param>
/// <param name="CheckedAt">Null before the first check.</param>
/// <param name="From">First day looked at.</param>
/// <param name="Until">Last day looked at.</param>
/// <param name="FalseAlarmsAMonth">The rate that was chosen for all monitors together.</param>
/// <param name="ExpectedFalseAlarms">False alarms that rate allows over the days looked at.</param>
public sealed record SubjectOverview(
    string Subject, string Name, bool IsSource, QualityState State, string Sentence, DateTimeOffset? CheckedAt, DateOnly? From, DateOnly? Until,
    double FalseAlarmsAMonth, double ExpectedFalseAlarms, IReadOnlyList<MonitorLine> Monitors);

/// <summary>One monitor as the last check left it.</summary>
/// <param name="Stream">The kind of row; empty for all.</param>
/// <param name="Column">The column; empty for rows.</param>
/// <param name="Usable">Days of history it could learn from, up to <paramref name="Needed"/>.</param>
/// <param name="AlarmDays">Days with an alarm in the span looked at.</param>
public sealed record MonitorLine(
    string Key, MonitorKind Kind, string Stream, string Column, QualityState State, string Sentence, int Usable, int Needed, int AlarmDays);

/// <summary>A monitor day by day.</summary>
/// <param name="Unit">What the values are, such as "rows a day" or "share of rows".</param>
/// <param name="Method">How the expectation comes about, in plain words.</param>
/// <param name="Source">Papers.</param>
/// <param name="Budget">Chance of a false alarm that each day may have.</param>
/// <param name="SmallestLoss">Loss of rows, as a share, that would be found on one day 8 times in 10; null where it does not apply or even a whole day's silence would not stand out.</param>
public sealed record MonitorChart(
    MonitorLine Line, string Title, string Unit, string Method, string Source, double Budget, double? SmallestLoss, IReadOnlyList<MonitorDay> Days);

/// <param name="Expected">Null where nothing can be said.</param>
public sealed record MonitorDay(DateOnly Day, double? Observed, double? Expected, double? Low, double? High, bool IsAlarm);
