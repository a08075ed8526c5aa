namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>All series of a subject under one budget.</summary>
/// <param name="Budget">Chance of a false alarm that each look may have.</param>
internal sealed record SubjectJudgement(IReadOnlyList<JudgedSeries> Series, double Budget, double FalseAlarmsAMonth)
{
    /// <summary>Walks every series of the subject forward; each is looked at once a day.</summary>
    public static SubjectJudgement Of(SubjectProfile profile, QualitySettings settings, bool hasHours, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<SeriesData> series = SeriesList.Of(profile, settings, hasHours);
        double budget = ErrorBudget.PerLook(settings.FalseAlarmsAMonth, series.Count);
        List<JudgedSeries> judged = new(series.Count);
        foreach (SeriesData data in series)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SeriesVerdicts verdicts = data.Walk(budget);
            judged.Add(new JudgedSeries(data, verdicts, Episodes.Of(verdicts.Days)));
        }

        return new SubjectJudgement(judged, budget, settings.FalseAlarmsAMonth);
    }

    /// <summary>False alarms to be expected in all looks that were taken, by the stated rate.</summary>
    public double ExpectedFalseAlarms => Series.Sum(series => series.Looks) * Budget;
}
