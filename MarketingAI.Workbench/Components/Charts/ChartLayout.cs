using Plotly.Blazor.LayoutLib;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>The layout all charts share: fonts, grid, axis titles, reference lines.</summary>
internal static class ChartLayout
{
    private const string Family = "Inter, system-ui, sans-serif";
    private const decimal TextSize = 12;

    public static PlotLayout Make(ChartPalette palette, string xTitle, string yTitle, bool hasLegend, IReadOnlyList<ChartReference> references) => new()
    {
        AutoSize = true,
        PaperBgColor = "rgba(0,0,0,0)",
        PlotBgColor = "rgba(0,0,0,0)",
        Font = new Font { Family = Family, Size = TextSize, Color = palette.Ink },
        Margin = new Margin { L = 56, R = 16, T = hasLegend ? 32 : 12, B = 44 },
        ShowLegend = hasLegend,
        Legend = [new Legend
        {
            Orientation = Plotly.Blazor.LayoutLib.LegendLib.OrientationEnum.H,
            X = 0,
            Y = 1.02m,
            YAnchor = Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum.Bottom,
        }],
        HoverMode = HoverModeEnum.XUnified,
        HoverLabel = new HoverLabel
        {
            BgColor = palette.Surface,
            BorderColor = palette.Line,
            Font = new Plotly.Blazor.LayoutLib.HoverLabelLib.Font { Family = Family, Size = TextSize, Color = palette.Ink },
        },
        XAxis = [XAxisOf(palette, xTitle)],
        YAxis = [YAxisOf(palette, yTitle)],
        Shapes = [.. references.Select(reference => Line(palette, reference))],
        Annotations = [.. references.Select(reference => Label(palette, reference))],
    };

    public static void AddReferences(PlotLayout layout, IEnumerable<ChartReference> references, ChartPalette palette)
    {
        foreach (ChartReference reference in references)
        {
            layout.Shapes.Add(Line(palette, reference));
            layout.Annotations.Add(Label(palette, reference));
        }
    }

    private static XAxis XAxisOf(ChartPalette palette, string title) => new()
    {
        Title = new Plotly.Blazor.LayoutLib.XAxisLib.Title
        {
            Text = title,
            Standoff = 8,
            Font = new Plotly.Blazor.LayoutLib.XAxisLib.TitleLib.Font { Size = TextSize, Color = palette.SoftInk },
        },
        GridColor = palette.Line,
        LineColor = palette.Line,
        ZeroLine = false,
        ShowGrid = false,
        ShowLine = true,
        AutoMargin = Plotly.Blazor.LayoutLib.XAxisLib.AutoMarginFlag.True,
        TickFont = new Plotly.Blazor.LayoutLib.XAxisLib.TickFont { Size = 11.5m, Color = palette.SoftInk },
    };

    private static YAxis YAxisOf(ChartPalette palette, string title) => new()
    {
        Title = new Plotly.Blazor.LayoutLib.YAxisLib.Title
        {
            Text = title,
            Standoff = 8,
            Font = new Plotly.Blazor.LayoutLib.YAxisLib.TitleLib.Font { Size = TextSize, Color = palette.SoftInk },
        },
        GridColor = palette.Line,
        LineColor = palette.Line,
        ZeroLine = true,
        ZeroLineColor = palette.Line,
        AutoMargin = Plotly.Blazor.LayoutLib.YAxisLib.AutoMarginFlag.True,
        TickFont = new Plotly.Blazor.LayoutLib.YAxisLib.TickFont { Size = 11.5m, Color = palette.SoftInk },
    };

    private static Shape Line(ChartPalette palette, ChartReference reference) => new()
    {
        Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line,
        Line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Color = palette.SoftInk, Width = 1.2m, Dash = "dash" },
        XRef = reference.IsVertical ? "x" : "paper",
        YRef = reference.IsVertical ? "paper" : "y",
        X0 = reference.IsVertical ? reference.At : 0,
        X1 = reference.IsVertical ? reference.At : 1,
        Y0 = reference.IsVertical ? 0 : reference.At,
        Y1 = reference.IsVertical ? 1 : reference.At,
    };

    private static Annotation Label(ChartPalette palette, ChartReference reference) => new()
    {
        Text = reference.Label,
        ShowArrow = false,
        Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Size = 11, Color = palette.SoftInk },
        XRef = reference.IsVertical ? "x" : "paper",
        YRef = reference.IsVertical ? "paper" : "y",
        X = reference.IsVertical ? reference.At : 1,
        Y = reference.IsVertical ? 1 : reference.At,
        XAnchor = reference.IsVertical
            ? Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Left
            : Plotly.Blazor.LayoutLib.AnnotationLib.XAnchorEnum.Right,
        YAnchor = reference.IsVertical
            ? Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Top
            : Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Bottom,
    };
}
