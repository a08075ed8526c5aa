using Microsoft.AspNetCore.Components;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Bars side by side per category, with whiskers where the points carry intervals.</summary>
public sealed class BarChart : SeriesChart
{
    /// <summary>Bars from left to right, first category on top; for long names.</summary>
    [Parameter]
    public bool Horizontal { get; set; }

    private protected override IEnumerable<ITrace> Traces(ChartPalette palette) =>
        Series.Select((series, i) => new Bar
        {
            Name = series.Name,
            X = Horizontal ? Values(series) : Places(series),
            Y = Horizontal ? Places(series) : Values(series),
            Orientation = Horizontal ? OrientationEnum.H : OrientationEnum.V,
            Marker = new Marker { Color = palette.Colour(i) },
            ErrorX = Horizontal && series.HasIntervals
                ? new ErrorX { Array = Above(series), ArrayMinus = Below(series), Symmetric = false, Color = palette.Ink, Thickness = 1.4m, Width = 3 }
                : null,
            ErrorY = !Horizontal && series.HasIntervals
                ? new ErrorY { Array = Above(series), ArrayMinus = Below(series), Symmetric = false, Color = palette.Ink, Thickness = 1.4m, Width = 3 }
                : null,
        });

    private protected override void Arrange(PlotLayout layout, ChartPalette palette)
    {
        layout.BarMode = BarModeEnum.Group;
        layout.BarGap = 0.35m;
        if (Horizontal)
        {
            // The titles stay with what they name: the value axis lies below, the categories stand at the left.
            (layout.XAxis[0].Title.Text, layout.YAxis[0].Title.Text) = (YTitle, XTitle);
            layout.YAxis[0].AutoRange = Plotly.Blazor.LayoutLib.YAxisLib.AutoRangeEnum.Reversed;
            layout.YAxis[0].ShowGrid = false;
            layout.XAxis[0].ShowGrid = true;
            layout.HoverMode = HoverModeEnum.YUnified;
        }
    }

    private static IList<object> Places(ChartSeries series) => [.. series.Points.Select(point => point.X)];

    private static IList<object> Values(ChartSeries series) => [.. series.Points.Select(point => (object)point.Y!)];

    private static IList<object> Above(ChartSeries series) => [.. series.Points.Select(point => (object)(point.High - point.Y)!)];

    private static IList<object> Below(ChartSeries series) => [.. series.Points.Select(point => (object)(point.Y - point.Low)!)];
}
