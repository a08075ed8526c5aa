using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>A column, its rows and its missing values by period.</summary>
public sealed partial class PeriodCharts
{
    [Parameter, EditorRequired]
    public required GroupedFigures Figures { get; set; }

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    private string Step => ExploreWords.Of(Figures.Step ?? TimeStep.Day);

    private IReadOnlyList<ChartSeries> Lines =>
    [
        .. Figures.Series.Select((name, i) => new ChartSeries(name, [.. Figures.Points.Select(point =>
            new ChartPoint(point.From!.Value, point.Figures[i]?.Value, point.Figures[i]?.Low, point.Figures[i]?.High))])),
    ];
}
