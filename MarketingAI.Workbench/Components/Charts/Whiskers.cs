using Plotly.Blazor.Traces.ScatterLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Intervals as whiskers around points.</summary>
internal static class Whiskers
{
    public static ErrorY Of(ChartSeries series, string colour) => new()
    {
        Array = [.. series.Points.Select(point => (object)(point.High - point.Y)!)],
        ArrayMinus = [.. series.Points.Select(point => (object)(point.Y - point.Low)!)],
        Symmetric = false,
        Color = colour,
        Thickness = 1.6m,
        Width = 0,
    };

    public static ErrorX Across(ChartSeries series, string colour) => new()
    {
        Array = [.. series.Points.Select(point => (object)(point.High - point.Y)!)],
        ArrayMinus = [.. series.Points.Select(point => (object)(point.Y - point.Low)!)],
        Symmetric = false,
        Color = colour,
        Thickness = 1.6m,
        Width = 0,
    };
}
