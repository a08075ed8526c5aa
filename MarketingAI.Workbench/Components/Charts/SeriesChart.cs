using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Plotly.Blazor;

namespace MarketingAI.Workbench.Components.Charts;

/// <summary>What the charts of named series share: parameters, table, frame.</summary>
public abstract class SeriesChart : ComponentBase
{
    /// <summary>The finding or the question.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>With the unit, such as "Days since launch".</summary>
    [Parameter, EditorRequired]
    public required string XTitle { get; set; }

    /// <summary>With the unit, such as "Conversion rate (share)".</summary>
    [Parameter, EditorRequired]
    public required string YTitle { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartSeries> Series { get; set; }

    [Parameter]
    public IReadOnlyList<ChartReference> References { get; set; } = [];

    /// <summary>What the picture says, for those who cannot see it; made of the series where none is given.</summary>
    [Parameter]
    public string? Summary { get; set; }

    /// <summary>In pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 300;

    /// <summary>What stands below the chart, such as <c>HowComputed</c>.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenComponent<ChartFrame>(0);
        builder.AddComponentParameter(1, nameof(ChartFrame.Title), Title);
        builder.AddComponentParameter(2, nameof(ChartFrame.Summary), Summary ?? DefaultSummary());
        builder.AddComponentParameter(3, nameof(ChartFrame.Height), Height);
        builder.AddComponentParameter(4, nameof(ChartFrame.Draw), (Func<ChartPalette, ChartDrawing>)Draw);
        builder.AddComponentParameter(5, nameof(ChartFrame.Table), Table());
        builder.AddComponentParameter(6, nameof(ChartFrame.ChildContent), ChildContent);
        builder.CloseComponent();
    }

    private protected abstract IEnumerable<ITrace> Traces(ChartPalette palette);

    private protected virtual void Arrange(PlotLayout layout, ChartPalette palette)
    {
    }

    private ChartDrawing Draw(ChartPalette palette)
    {
        PlotLayout layout = ChartLayout.Make(palette, XTitle, YTitle, Series.Count > 1, References);
        Arrange(layout, palette);
        return new ChartDrawing([.. Traces(palette)], layout);
    }

    private string DefaultSummary() =>
        $"{Title}. {YTitle} by {XTitle} for {string.Join(", ", Series.Select(series => series.Name))}. The table view has the numbers.";

    private ChartTable Table()
    {
        List<string> titles = [XTitle];
        foreach (ChartSeries series in Series)
        {
            titles.Add(series.Name);
            titles.AddRange(series.HasIntervals ? [$"{series.Name} low", $"{series.Name} high"] : []);
        }

        IReadOnlyDictionary<string, ChartPoint>[] bySeries =
            [.. Series.Select(series => series.Points.GroupBy(point => point.Label, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal))];
        IEnumerable<string> labels = Series.SelectMany(series => series.Points).Select(point => point.Label).Distinct(StringComparer.Ordinal);
        return new ChartTable(titles, [.. labels.Select(label => Row(label, bySeries))], ChartReference.InWords(References));
    }

    private List<string> Row(string label, IReadOnlyDictionary<string, ChartPoint>[] bySeries)
    {
        List<string> row = [label];
        for (int i = 0; i < Series.Count; i++)
        {
            ChartPoint? point = bySeries[i].GetValueOrDefault(label);
            row.Add(Cell(point?.Y));
            row.AddRange(Series[i].HasIntervals ? [Cell(point?.Low), Cell(point?.High)] : []);
        }

        return row;
    }

    private static string Cell(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? string.Empty;
}
