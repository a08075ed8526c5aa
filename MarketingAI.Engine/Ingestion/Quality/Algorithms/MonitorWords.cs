using System.Globalization;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>What monitors say, in words.</summary>
internal static class MonitorWords
{
    public static string Name(MonitorKind kind) => kind switch
    {
        MonitorKind.Volume => "volume",
        MonitorKind.Silence => "silence",
        MonitorKind.Fields => "fields",
        MonitorKind.MissingValues => "missing values",
        MonitorKind.Categories => "shares of values",
        MonitorKind.NewValues => "new values",
        MonitorKind.Range => "range",
        MonitorKind.LateShare => "late events",
        MonitorKind.Duplicates => "repeated events",
        MonitorKind.Rejected => "refused events",
        MonitorKind.Freshness => "freshness",
        MonitorKind.Hours => "volume by hour",
    };

    /// <summary>What the series is about, such as "campaign of click (web)".</summary>
    public static string Subject(SeriesData data) => (data.Stream, Field(data.Column)) switch
    {
        ("", "") => "all rows",
        ("", var column) => column,
        (var stream, "") => stream,
        var (stream, column) => $"{column} of {stream}",
    };

    public static string Field(string column) =>
        column.StartsWith(SeriesList.PropertyMark, StringComparison.Ordinal) ? column[SeriesList.PropertyMark.Length..] : column;

    /// <summary>The state of a series at its last day.</summary>
    public static string State(JudgedSeries series)
    {
        SeriesVerdicts verdicts = series.Verdicts;
        if (verdicts.Usable < verdicts.Needed)
        {
            return $"Cannot tell yet: {verdicts.Usable} of {verdicts.Needed} {(series.Data.Kind == MonitorKind.Freshness ? "gaps between batches" : "days of history")}.";
        }

        if (verdicts.Days.Count == 0 || !verdicts.CanTell)
        {
            return "Cannot tell: too few rows a day; nothing that could happen in one day would stand out.";
        }

        DayVerdict last = verdicts.Days[^1];
        return last.IsAlarm ? $"Unusual: {Value(series.Data, last)}." : $"As usual: {Value(series.Data, last)}.";
    }

    /// <summary>What was seen and what was expected.</summary>
    public static string Value(SeriesData data, DayVerdict day) => data.Kind switch
    {
        MonitorKind.Volume => $"{Count(day.Observed)} rows, {Count(day.Expected)} expected",
        MonitorKind.Hours => $"{Count(day.Observed)} rows in the day's most unusual hour, {Count(day.Expected)} expected",
        MonitorKind.Silence => $"{Count(day.Observed)} rows missing in the longest silence, {Count(day.High)} raise an alarm",
        MonitorKind.Freshness => $"{Count(day.Observed)} days since the last batch, {Count(day.High)} raise an alarm",
        MonitorKind.Categories => $"shares moved {Count(day.Observed)} times as much as they use to",
        MonitorKind.Fields => $"{Share(day.Observed)} of rows have it, {Share(day.Expected)} expected",
        MonitorKind.MissingValues => $"{Share(1 - day.Observed)} missing, {Share(1 - day.Expected)} expected",
        MonitorKind.NewValues or MonitorKind.Range or MonitorKind.LateShare or MonitorKind.Duplicates or MonitorKind.Rejected =>
            $"{Share(day.Observed)}, {Share(day.Expected)} expected",
    };

    public static string Unit(MonitorKind kind) => kind switch
    {
        MonitorKind.Volume => "Rows a day",
        MonitorKind.Silence => "Rows missing in the day's longest silence",
        MonitorKind.Hours => "Rows in the day's most unusual hour",
        MonitorKind.Categories => "Movement of the shares (1 is usual)",
        MonitorKind.Fields or MonitorKind.MissingValues => "Rows with a value (share)",
        MonitorKind.NewValues => "Rows with a new value (share)",
        MonitorKind.Range => "Rows outside the usual range (share)",
        MonitorKind.LateShare => "Late events (share)",
        MonitorKind.Duplicates => "Repeated events (share)",
        MonitorKind.Rejected => "Refused events (share)",
        MonitorKind.Freshness => "Days since the last batch",
    };

    public static string Method(MonitorKind kind) => kind switch
    {
        MonitorKind.Volume =>
            "Each day is judged by the days before it only: a level that follows the last weeks (the smoothing that foretold best so far), times the day of the week, with as much scatter as the past showed, and more where the history is short. Days with an alarm teach nothing until seven in a row make a new level.",
        MonitorKind.Silence =>
            "A silence is measured by the rows that would have come in it, by the hour of the day and the level of the days before. The limit is set so that silences this long begin by chance no more often than the stated rate.",
        MonitorKind.Hours =>
            "Each hour that is over is judged by the same hour of the days before: what the day lets expect times the hour's usual part of a day, with the scatter that this hour showed. Hours in which fewer than 20 rows are expected are not judged. The chart shows each day's most unusual hour.",
        MonitorKind.Freshness =>
            "The gaps between batches so far give a law (their logarithms are normal, with the doubt of a short past); the limit is the gap that this law passes no more often than the stated rate.",
        MonitorKind.Categories =>
            "The day's counts by value are compared with the weeks before (G-test, rare values pooled) and divided by how much the shares use to move.",
        MonitorKind.Fields or MonitorKind.MissingValues =>
            "The share of rows that have the field, against its share in the weeks before, with as much scatter as the past showed. A field never seen before is expected to stay rare, not to be impossible.",
        MonitorKind.NewValues => "A value is new on the first day it is seen. The share of rows with a new value is compared with what it was in the weeks before.",
        MonitorKind.Range =>
            "The usual range reaches from the 0.5th to the 99.5th percentile of the 90 days before, and one step (28 %) further on both sides. The share of rows outside is compared with what it was.",
        MonitorKind.LateShare or MonitorKind.Duplicates or MonitorKind.Rejected =>
            "The day's share against the share of the weeks before, with as much scatter as the past showed.",
    };

    public static string Papers(MonitorKind kind) => kind switch
    {
        MonitorKind.Volume => "Farrington et al. (1996); Noufaily et al. (2013); Gardner and McKenzie (1985)",
        MonitorKind.Hours => "Farrington et al. (1996); Noufaily et al. (2013)",
        MonitorKind.Silence => "Negative binomial waiting; Farrington et al. (1996)",
        MonitorKind.Freshness => "Hahn (1969)",
        MonitorKind.Categories => "Wilks (1935); Satterthwaite (1946)",
        MonitorKind.Fields or MonitorKind.MissingValues or MonitorKind.NewValues or MonitorKind.Range or MonitorKind.LateShare or MonitorKind.Duplicates or MonitorKind.Rejected =>
            "Skellam (1948); Wedderburn (1974)",
    };

    public static string Count(double? value) => value is { } number ? number.ToString(Math.Abs(number) < 20 && number != Math.Floor(number) ? "0.#" : "#,0", CultureInfo.InvariantCulture) : "–";

    public static string Share(double? value) => value is { } share ? (share * 100).ToString(share is > 0 and < .1 ? "0.0#" : "0.#", CultureInfo.InvariantCulture) + " %" : "–";

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
