using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>How well the model ranks, against what else was tried, and on which rows.</summary>
public sealed partial class PerformanceTab
{
    [Parameter, EditorRequired]
    public required TrainingReport Report { get; set; }

    private IReadOnlyList<ChartSeries> Roc =>
    [
        ChartSeries.Of("This model", Report.Roc.Select(point => point.FalsePositiveShare), Report.Roc.Select(point => point.TruePositiveShare)),
        ChartSeries.Of("Drawing lots", [0, 1], [0, 1], dashed: true),
    ];
}
