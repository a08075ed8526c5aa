using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>Counts per interval, drawn as touching bars; the counting was done where the rows are.</summary>
public sealed class HistogramChart : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string XTitle { get; set; }

    [Parameter]
    public string YTitle { get; set; } = "Rows";

    [Parameter, EditorRequired]
    public required IReadOnlyList<HistogramBin> Bins { get; set; }

    [Parameter]
    public IReadOnlyList<ChartReference> References { get; set; } = [];

    [Parameter]
    public string? Summary { get; set; }

    [Parameter]
    public int Height { get; set; } = 240;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenComponent<ChartFrame>(0);
        builder.AddComponentParameter(1, nameof(ChartFrame.Title), Title);
        builder.AddComponentParameter(2, nameof(ChartFrame.Summary), Summary ?? $"{Title}. {YTitle} by {XTitle} in {Bins.Count} intervals.");
        builder.AddComponentParameter(3, nameof(ChartFrame.Height), Height);
        builder.AddComponentParameter(4, nameof(ChartFrame.Draw), (Func<ChartPalette, ChartDrawing>)Draw);
        builder.AddComponentParameter(5, nameof(ChartFrame.Table), Table());
        builder.AddComponentParameter(6, nameof(ChartFrame.ChildContent), ChildContent);
        builder.CloseComponent();
    }

    private ChartDrawing Draw(ChartPalette palette)
    {
        PlotLayout layout = ChartLayout.Make(palette, XTitle, YTitle, hasLegend: false, References);
        layout.BarGap = 0.03m;
        Bar bars = new()
        {
            Name = YTitle,
            X = [.. Bins.Select(bin => (object)((bin.From + bin.To) / 2))],
            Y = [.. Bins.Select(bin => (object)bin.Count)],
            WidthArray = [.. Bins.Select(bin => (decimal?)(bin.To - bin.From))],
            Marker = new Marker { Color = palette.Colour(0) },
        };
        return new ChartDrawing([bars], layout);
    }

    private ChartTable Table() => new(
        [$"{XTitle} from", "to", YTitle],
        [.. Bins.Select(bin => (IReadOnlyList<string>)[Cell(bin.From), Cell(bin.To), Cell(bin.Count)])],
        ChartReference.InWords(References));

    private static string Cell(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
