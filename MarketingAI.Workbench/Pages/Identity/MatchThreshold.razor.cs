using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Precision and recall to expect at each threshold.</summary>
public sealed partial class MatchThreshold(IMatchRuns runs)
{
    private const double Widest = 20;

    private IReadOnlyList<VerdictPoint>? _said;
    private string? _tooFew;

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    [Parameter, EditorRequired]
    public required MatchReport Report { get; set; }

    private IReadOnlyList<ChartSeries> Series => [Line("Precision", point => point.Precision), Line("Recall", point => point.Recall), Line("F1", point => point.F1)];

    private IReadOnlyList<ChartReference> References =>
        [new ChartReference(Math.Log2(Report.Threshold / (1 - Report.Threshold)), "Threshold", IsVertical: true)];

    private IReadOnlyList<ChartSeries> Said => [Points("Precision", point => point.Precision), Points("Recall", point => point.Recall)];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() =>
        (_said, _tooFew) = (await runs.VerdictCurveAsync(RunId, CancellationToken.None)).Match<(IReadOnlyList<VerdictPoint>?, string?)>(points => (points, null), refusal => (null, refusal.Reason));

    private ChartSeries Points(string name, Func<VerdictPoint, Interval> value) =>
        new(name, [.. (_said ?? []).Reverse().Select(point => new ChartPoint(point.Threshold, value(point).Estimate, value(point).Low, value(point).High))]);

    private ChartSeries Line(string name, Func<ThresholdPoint, double> value) =>
        new(name, [.. Report.Curve.Where(point => Math.Abs(point.Weight) <= Widest).OrderBy(point => point.Weight).Select(point => new ChartPoint(point.Weight, value(point)))]);
}
