using System.Globalization;
using MarketingAI.Engine.Notices.Incidents;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>An episode that someone should look at.</summary>
/// <param name="Monitor">Name under which episodes of the same kind belong together.</param>
/// <param name="Series">Key of the series whose chart shows it best.</param>
internal sealed record Trouble(string Monitor, string Series, IncidentSeverity Severity, string Title, string Text, DateTime First, DateTime Last, bool IsOver)
{
    /// <summary>Episodes older than this at the first check are shown in the charts and make no incident.</summary>
    public const int DaysBack = 200;

    /// <summary>What a judgement has to tell, silences before volumes, so that the more exact one names the incident.</summary>
    public static IReadOnlyList<Trouble> Of(SubjectJudgement judgement, DateOnly from, int days)
    {
        List<Trouble> found = [];
        foreach (JudgedSeries series in judgement.Series.Where(series => series.Data is HourData))
        {
            found.AddRange(Silences((HourData)series.Data, series, judgement.Budget, days));
        }

        foreach (JudgedSeries series in judgement.Series.Where(series => series.Data.Kind is not (MonitorKind.Silence or MonitorKind.Fields or MonitorKind.MissingValues)))
        {
            found.AddRange(series.Episodes.Where(episode => episode.Last >= days - DaysBack).Select(episode => OfSeries(series, episode, from)));
        }

        found.AddRange(FieldChanges(judgement, from, days));
        return [.. found.OrderBy(trouble => trouble.First)];
    }

    private static IEnumerable<Trouble> Silences(HourData data, JudgedSeries series, double budget, int days)
    {
        DateTime begin = data.From.ToDateTime(TimeOnly.MinValue);
        foreach (SilenceWatch.Silence alarm in data.Silences(budget).Alarms.Where(alarm => alarm.Hour / 24 >= days - DaysBack))
        {
            DateTime first = begin.AddHours(alarm.Hour - alarm.Hours + 1);
            int end = alarm.Hour;
            while (end + 1 < data.Hours.Count && data.Hours[end + 1] == 0)
            {
                end++;
            }

            bool over = end + 1 < data.Hours.Count && data.Hours[end + 1] is not null;
            yield return new Trouble(
                Flow(data.Stream), series.Data.Key, IncidentSeverity.Critical, $"{Name(data.Stream)} fell silent",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Nothing came from {first:d MMMM yyyy HH:mm} UTC on. Noticed at {begin.AddHours(alarm.Hour + 1):d MMMM HH:mm}, when {alarm.Missing:0.0} rows were missing; {alarm.Limit:0.0} raise an alarm.{(over ? $" Rows came again after {end - alarm.Hour + alarm.Hours} hours." : string.Empty)}"),
                first, begin.AddHours(end + 1), over);
        }
    }

    private static Trouble OfSeries(JudgedSeries series, (int First, int Last) episode, DateOnly from)
    {
        SeriesData data = series.Data;
        DayVerdict worst = series.Verdicts.Days.Skip(episode.First).Take(episode.Last - episode.First + 1).MinBy(day => day.Chance ?? 1);
        string what = data.Kind switch
        {
            MonitorKind.Volume => worst.IsHigh ? "more rows than usual" : "fewer rows than usual",
            MonitorKind.Hours => worst.IsHigh ? "more rows than usual in an hour" : "fewer rows than usual in an hour",
            MonitorKind.Categories => "shares of values shifted",
            MonitorKind.NewValues => "unusually many new values",
            MonitorKind.Range => "numbers outside the usual range",
            MonitorKind.LateShare => "more late events than usual",
            MonitorKind.Duplicates => "more repeated events than usual",
            MonitorKind.Rejected => "more refused events than usual",
            MonitorKind.Freshness => "no batch for longer than usual",
            MonitorKind.Silence or MonitorKind.Fields or MonitorKind.MissingValues => throw new ArgumentOutOfRangeException(nameof(series), data.Kind, "Told elsewhere."),
        };
        bool halved = data.Kind is MonitorKind.Volume or MonitorKind.Hours && worst.Observed < worst.Expected / 2;
        IncidentSeverity severity = halved ? IncidentSeverity.Critical
            : data.Kind is MonitorKind.NewValues or MonitorKind.Categories ? IncidentSeverity.Minor : IncidentSeverity.Major;
        return new Trouble(
            data.Kind is MonitorKind.Volume or MonitorKind.Hours ? Flow(data.Stream) : data.Key, data.Key, severity, $"{Name(MonitorWords.Subject(data))}: {what}",
            $"{Span(from, episode)}: {MonitorWords.Value(data, worst)}.", At(from, episode.First), At(from, episode.Last + 1), HasEnded(series, episode));
    }

    /// <summary>Fields that change on the same days make one incident: a schema change touches many.</summary>
    private static IEnumerable<Trouble> FieldChanges(SubjectJudgement judgement, DateOnly from, int days)
    {
        (JudgedSeries Series, (int First, int Last) Episode)[] all =
        [
            .. judgement.Series.Where(series => series.Data.Kind is MonitorKind.Fields or MonitorKind.MissingValues)
                .SelectMany(series => series.Episodes.Select(episode => (series, episode)))
                .Where(one => one.episode.Last >= days - DaysBack).OrderBy(one => one.episode.First),
        ];
        for (int begin = 0; begin < all.Length;)
        {
            int end = begin + 1;
            while (end < all.Length && all[end].Episode.First - all[begin].Episode.First <= Episodes.QuietDays)
            {
                end++;
            }

            yield return Together(all[begin..end], from);
            begin = end;
        }
    }

    private static Trouble Together((JudgedSeries Series, (int First, int Last) Episode)[] changes, DateOnly from)
    {
        string[] told = [.. changes.Select(change => Change(change.Series, change.Episode.First)).Distinct(StringComparer.Ordinal)];
        bool vanished = told.Any(words => words.EndsWith("vanished", StringComparison.Ordinal));
        bool schema = vanished || told.Any(words => words.EndsWith("appeared", StringComparison.Ordinal));
        (int First, int Last) span = (changes.Min(change => change.Episode.First), changes.Max(change => change.Episode.Last));
        string kinds = string.Join(", ", changes.Select(change => change.Series.Data.Stream).Where(stream => stream.Length > 0).Distinct(StringComparer.Ordinal));
        return new Trouble(
            schema ? "Fields" : changes[0].Series.Data.Key, changes[0].Series.Data.Key, vanished ? IncidentSeverity.Critical : IncidentSeverity.Major,
            $"{(schema ? "Schema change" : "Missing values")}: {string.Join(", ", told.Take(4))}{(told.Length > 4 ? $" and {told.Length - 4} more" : string.Empty)}",
            $"{Span(from, span)}{(kinds.Length > 0 ? $", in {kinds}" : string.Empty)}: {string.Join("; ", told)}.",
            At(from, span.First), At(from, span.Last + 1), changes.All(change => HasEnded(change.Series, change.Episode)));
    }

    private static string Change(JudgedSeries series, int day)
    {
        DayVerdict verdict = series.Verdicts.Days[day];
        string field = MonitorWords.Field(series.Data.Column);
        return verdict.Observed <= 0 ? $"{field} vanished"
            : verdict.IsHigh && verdict.Expected < .01 ? $"{field} appeared"
            : $"{field}: {MonitorWords.Value(series.Data, verdict)}";
    }

    /// <summary>Values are as usual again, or have been so long that they are the usual ones now.</summary>
    private static bool HasEnded(JudgedSeries series, (int First, int Last) episode) => episode.Last < series.Verdicts.Days.Count - 1;

    private static string Flow(string stream) => $"Flow|{stream}";

    private static string Name(string stream) => stream.Length == 0 ? "The whole" : char.ToUpperInvariant(stream[0]) + stream[1..];

    private static DateTime At(DateOnly from, int day) => from.AddDays(day).ToDateTime(TimeOnly.MinValue);

    private static string Span(DateOnly from, (int First, int Last) episode) => episode.First == episode.Last
        ? MonitorWords.Day(from.AddDays(episode.First))
        : $"{MonitorWords.Day(from.AddDays(episode.First))} to {MonitorWords.Day(from.AddDays(episode.Last))}";
}
