using System.Globalization;

namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>A judgement in lines and sentences.</summary>
internal static class QualitySummary
{
    public static SubjectOverview Of(string subject, string name, SubjectProfile profile, SubjectJudgement judgement, DateTimeOffset now)
    {
        MonitorLine[] lines = [.. judgement.Series.Select(Line)];
        int fine = lines.Count(line => line.State == QualityState.Fine);
        int blind = lines.Count(line => line.State == QualityState.CannotTell);
        QualityState state = fine == 0 ? QualityState.CannotTell : QualityState.Fine;
        int usable = judgement.Series.Count == 0 ? 0 : judgement.Series.Max(series => series.Verdicts.Usable);
        int needed = judgement.Series.Count == 0 ? ShareExpectation.DaysNeeded : judgement.Series.Max(series => series.Verdicts.Needed);
        string sentence = state == QualityState.CannotTell
            ? usable < needed ? $"Cannot tell yet: {usable} of {needed} days of history." : "Cannot tell: too few rows a day for any expectation."
            : string.Create(CultureInfo.InvariantCulture, $"Fine: {fine} of {lines.Length} monitors see usual values{(blind > 0 ? $", {blind} cannot tell" : string.Empty)}.");
        return new SubjectOverview(
            subject, name, SubjectKey.SourceOf(subject) is not null, state, sentence, now, profile.From, profile.From.AddDays(profile.Days - 1),
            judgement.FalseAlarmsAMonth, judgement.ExpectedFalseAlarms, lines);
    }

    public static MonitorLine Line(JudgedSeries series) => new(
        series.Data.Key, series.Data.Kind, series.Data.Stream, MonitorWords.Field(series.Data.Column),
        !series.Verdicts.CanTell ? QualityState.CannotTell : series.Verdicts.Days[^1].IsAlarm ? QualityState.Incident : QualityState.Fine,
        MonitorWords.State(series), series.Verdicts.Usable, series.Verdicts.Needed, series.Alarms);
}
