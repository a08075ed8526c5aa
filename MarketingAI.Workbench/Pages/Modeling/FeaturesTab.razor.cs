using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>What the model looks at most, and what it may not see.</summary>
public sealed partial class FeaturesTab
{
    [Parameter, EditorRequired]
    public required TrainingReport Report { get; set; }

    private const int Most = 20;

    private IReadOnlyList<ChartSeries> Importance =>
    [
        new ChartSeries("AUC lost", [.. Report.Importance.Take(Most).Select(one => new ChartPoint(one.Feature, one.AucLoss, one.AucLoss - one.Spread, one.AucLoss + one.Spread))]),
    ];

    private int ChartHeight => 90 + (26 * Math.Min(Most, Report.Importance.Count));

    private string Title => Report.Importance.Count == 0
        ? "Nothing could be measured"
        : $"It leans most on {Report.Importance[0].Feature}";
}
