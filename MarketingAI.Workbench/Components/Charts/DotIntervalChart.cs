using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Categories from top to bottom, one dot with its interval per series: the chart for comparing estimates.</summary>
public sealed class DotIntervalChart : SeriesChart
{
    private protected override IEnumerable<ITrace> Traces(ChartPalette palette) =>
        Series.Select((series, i) => new Scatter
        {
            Name = series.Name,
            X = [.. series.Points.Select(point => (object?)point.Y)],
            Y = [.. series.Points.Select(point => point.X)],
            Mode = ModeFlag.Markers,
            Orientation = OrientationEnum.H,
            OffsetGroup = series.Name,
            Marker = new Marker { Color = palette.Colour(i), Size = 8 },
            ErrorX = series.HasIntervals ? Whiskers.Across(series, palette.Colour(i)) : null,
        });

    private protected override void Arrange(PlotLayout layout, ChartPalette palette)
    {
        (layout.XAxis[0].Title.Text, layout.YAxis[0].Title.Text) = (YTitle, XTitle);
        layout.XAxis[0].ShowGrid = true;
        layout.YAxis[0].AutoRange = Plotly.Blazor.LayoutLib.YAxisLib.AutoRangeEnum.Reversed;
        layout.ScatterMode = ScatterModeEnum.Group;
        layout.ScatterGap = 0.6m;
        layout.HoverMode = HoverModeEnum.Closest;

        // Values run along x here, so a reference on the value axis stands upright.
        layout.Shapes = [];
        layout.Annotations = [];
        ChartLayout.AddReferences(layout, References.Select(reference => reference with { IsVertical = true }), palette);
    }
}
