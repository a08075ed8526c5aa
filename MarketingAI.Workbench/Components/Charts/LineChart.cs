using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using MarkSymbol = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Lines over x, with a band where the points carry intervals.</summary>
public sealed class LineChart : SeriesChart
{
    private protected override IEnumerable<ITrace> Traces(ChartPalette palette)
    {
        for (int i = 0; i < Series.Count; i++)
        {
            ChartSeries series = Series[i];
            if (series.HasIntervals)
            {
                yield return Band(series, palette.Colour(i));
            }

            yield return new Scatter
            {
                Name = series.Name,
                X = [.. series.Points.Select(point => point.X)],
                Y = [.. series.Points.Select(point => (object?)point.Y)],
                Mode = series.Marks || series.Points.Count == 1 ? ModeFlag.Markers : ModeFlag.Lines,
                Marker = series.Marks ? new Marker { Size = 10, Symbol = MarkSymbol.Diamond, Color = palette.Colour(i) } : null,
                Line = new Line { Color = palette.Colour(i), Width = 2, Dash = series.Dashed ? "dash" : "solid" },
            };
        }
    }

    /// <summary>There along the upper ends and back along the lower ones, filled at 20 %.</summary>
    private static Scatter Band(ChartSeries series, string colour)
    {
        List<ChartPoint> points = [.. series.Points.Where(point => point is { Low: not null, High: not null })];
        return new Scatter
        {
            Name = $"{series.Name}, interval",
            X = [.. points.Select(point => point.X), .. points.AsEnumerable().Reverse().Select(point => point.X)],
            Y = [.. points.Select(point => (object?)point.High), .. points.AsEnumerable().Reverse().Select(point => (object?)point.Low)],
            Mode = ModeFlag.Lines,
            Fill = FillEnum.ToSelf,
            FillColor = ChartPalette.Faded(colour),
            Line = new Line { Width = 0, Color = "rgba(0,0,0,0)" },
            HoverInfo = HoverInfoFlag.Skip,
            ShowLegend = false,
        };
    }
}
