using Microsoft.AspNetCore.Components;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Steps from top to bottom, each beginning where the one before it ended, and the whole at the end. One series; its points are the steps.</summary>
public sealed class WaterfallChart : SeriesChart
{
    private const int First = 6;

    /// <summary>Name of the last bar, from nothing to the sum of all steps.</summary>
    [Parameter]
    public string Whole { get; set; } = "Whole";

    private protected override IEnumerable<ITrace> Traces(ChartPalette palette)
    {
        List<(object Place, double From, double Step, string Colour)> bars = [];
        double sum = 0;
        foreach (ChartPoint point in Series[0].Points)
        {
            double step = point.Y ?? 0;
            bars.Add((point.X, sum, step, palette.Colour(bars.Count == 0 ? First : step < 0 ? 1 : 0)));
            sum += step;
        }

        bars.Add((Whole, 0, sum, palette.Colour(First)));
        yield return new Bar
        {
            Name = Series[0].Name,
            X = [.. bars.Select(bar => (object)bar.Step)],
            Y = [.. bars.Select(bar => bar.Place)],
            BaseArray = [.. bars.Select(bar => (object)bar.From)],
            Orientation = OrientationEnum.H,
            Marker = new Marker { ColorArray = [.. bars.Select(bar => (object)bar.Colour)] },
        };
    }

    private protected override void Arrange(PlotLayout layout, ChartPalette palette)
    {
        layout.BarGap = 0.3m;
        (layout.XAxis[0].Title.Text, layout.YAxis[0].Title.Text) = (YTitle, XTitle);
        layout.YAxis[0].AutoRange = Plotly.Blazor.LayoutLib.YAxisLib.AutoRangeEnum.Reversed;
        layout.YAxis[0].ShowGrid = false;
        layout.XAxis[0].ShowGrid = true;
        layout.HoverMode = HoverModeEnum.Closest;

        // Values run along x here, so a reference on the value axis stands upright.
        layout.Shapes = [];
        layout.Annotations = [];
        ChartLayout.AddReferences(layout, References.Select(reference => reference with { IsVertical = true }), palette);
    }
}
