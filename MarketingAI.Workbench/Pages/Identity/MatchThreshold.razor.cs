using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Precision and recall to expect at each threshold.</summary>
public sealed partial class MatchThreshold
{
    private const double Widest = 20;

    [Parameter, EditorRequired]
    public required MatchReport Report { get; set; }

    private IReadOnlyList<ChartSeries> Series => [Line("Precision", point => point.Precision), Line("Recall", point => point.Recall), Line("F1", point => point.F1)];

    private IReadOnlyList<ChartReference> References =>
        [new ChartReference(Math.Log2(Report.Threshold / (1 - Report.Threshold)), "Threshold", IsVertical: true)];

    private ChartSeries Line(string name, Func<ThresholdPoint, double> value) =>
        new(name, [.. Report.Curve.Where(point => Math.Abs(point.Weight) <= Widest).OrderBy(point => point.Weight).Select(point => new ChartPoint(point.Weight, value(point)))]);
}
