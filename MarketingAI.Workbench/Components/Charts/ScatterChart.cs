using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Points; a dashed series is drawn as a line, such as the diagonal of a calibration chart.</summary>
public sealed class ScatterChart : SeriesChart
{
    private protected override IEnumerable<ITrace> Traces(ChartPalette palette) =>
        Series.Select((series, i) => new Scatter
        {
            Name = series.Name,
            X = [.. series.Points.Select(point => point.X)],
            Y = [.. series.Points.Select(point => (object?)point.Y)],
            Mode = series.Dashed ? ModeFlag.Lines : ModeFlag.Markers,
            Marker = new Marker { Color = palette.Colour(i), Size = 7 },
            Line = new Line { Color = series.Dashed ? palette.SoftInk : palette.Colour(i), Width = 1.4m, Dash = "dash" },
            ErrorY = series.HasIntervals ? Whiskers.Of(series, palette.Colour(i)) : null,
        });

    private protected override void Arrange(PlotLayout layout, ChartPalette palette) => layout.HoverMode = HoverModeEnum.Closest;
}
