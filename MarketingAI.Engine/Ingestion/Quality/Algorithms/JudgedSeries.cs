namespace MarketingAI.Engine.Ingestion.Quality.Algorithms;

/// <summary>A series with its verdicts and episodes.</summary>
internal sealed record JudgedSeries(SeriesData Data, SeriesVerdicts Verdicts, IReadOnlyList<(int First, int Last)> Episodes)
{
    public int Alarms => Verdicts.Days.Count(day => day.IsAlarm);

    public int Looks => Verdicts.Days.Count(day => day.Chance is not null);
}
