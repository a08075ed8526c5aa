using MarketingAI.Engine.Modeling.Search;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>Whether the probabilities are what happens.</summary>
public sealed partial class CalibrationTab
{
    [Parameter, EditorRequired]
    public required TrainingReport Report { get; set; }

    private IReadOnlyList<ChartSeries> Curve =>
    [
        new ChartSeries("Groups of rows", [.. Report.CalibrationCurve.Select(point => new ChartPoint(point.Predicted, point.Observed, point.Low, point.High))]),
        ChartSeries.Of("What it says is what happens", [0, End], [0, End], dashed: true),
    ];

    private string How =>
        $"The final rows are sorted by probability and cut into equal groups; each dot is one group, its line the 95 % interval of the share. On the diagonal, 20 % means 20 of 100. Made honest by: {Report.Calibration}.";

    /// <summary>The diagonal ends where the highest group or its interval does.</summary>
    private double End => Report.CalibrationCurve.Select(point => Math.Max(point.Predicted, point.High)).DefaultIfEmpty(1).Max();
}
