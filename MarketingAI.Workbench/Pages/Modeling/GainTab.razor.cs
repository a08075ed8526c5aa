using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>What contacting only the highest ranked brings.</summary>
public sealed partial class GainTab
{
    [Parameter, EditorRequired]
    public required TrainingReport Report { get; set; }

    private IReadOnlyList<ChartSeries> Gain =>
    [
        ChartSeries.Of("This model", Report.Gain.Select(point => point.RowShare * 100).Prepend(0), Report.Gain.Select(point => point.PositiveShare * 100).Prepend(0)),
        ChartSeries.Of("Drawn at random", [0, 100], [0, 100], dashed: true),
    ];

    private IReadOnlyList<ChartSeries> Lift =>
        [new ChartSeries("This model", [.. Report.Gain.Select(point => new ChartPoint(point.RowShare * 100, point.Lift))])];
}
