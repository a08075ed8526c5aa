using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Workbench.Components.Charts;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>A monitor's days in the form that charts take.</summary>
internal static class MonitorDrawing
{
    public static IReadOnlyList<ChartSeries> Series(MonitorChart chart)
    {
        List<ChartSeries> series = [new("Seen", [.. chart.Days.Select(day => new ChartPoint(At(day), day.Observed))])];
        if (chart.Days.Any(day => day.Expected is not null))
        {
            series.Add(new ChartSeries("Expected, with the usual range", [.. chart.Days.Select(day => new ChartPoint(At(day), day.Expected, day.Low, day.High))], Dashed: true));
        }

        ChartPoint[] alarms = [.. chart.Days.Where(day => day.IsAlarm).Select(day => new ChartPoint(At(day), day.Observed))];
        if (alarms.Length > 0)
        {
            series.Add(new ChartSeries("Alarm", alarms, Marks: true));
        }

        return series;
    }

    private static DateTimeOffset At(MonitorDay day) => new(day.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
