using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Components.Controls;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Settings;

/// <summary>The living style guide; its numbers are formulas and say nothing about the company.</summary>
public sealed partial class ControlsPage(IDialogService dialogs)
{
    private static readonly IReadOnlyList<ChartSeries> Lines =
    [
        new("Women's e-mail", [.. Enumerable.Range(1, 20).Select(day => Point(day, 4.5 - (2.0 / day), 5.0 / Math.Sqrt(day)))]),
        new("Men's e-mail", [.. Enumerable.Range(1, 20).Select(day => Point(day, 1.2 + (1.5 / day), 5.0 / Math.Sqrt(day)))]),
        new("Goal", [new ChartPoint(1, 3), new ChartPoint(20, 3)], Dashed: true),
    ];

    private static readonly IReadOnlyList<ChartSeries> Bars =
    [
        new("Last touch", [new("Search", 140, 120, 160), new("E-mail", 210, 190, 231), new("Social", 70, 52, 88), new("Display", 34, 20, 51)]),
        new("Data-driven", [new("Search", 118, 90, 149), new("E-mail", 236, 200, 270), new("Social", 92, 60, 121), new("Display", 51, 26, 80)]),
    ];

    private static readonly IReadOnlyList<HistogramBin> Bins =
        [.. Enumerable.Range(0, 20).Select(i => new HistogramBin(i, i + 1, Math.Round(4000 * Math.Exp(-Math.Pow(i - 4, 2) / 10))))];

    private static readonly IReadOnlyList<ChartSeries> Points =
    [
        ChartSeries.Of("Ideal", [0, 0.5], [0, 0.5], dashed: true),
        new("Groups of rows", [.. Enumerable.Range(1, 10).Select(i => new ChartPoint(i * 0.05, (i * 0.05) + (0.01 * Math.Sin(i)), (i * 0.05) - 0.03, (i * 0.05) + 0.03))]),
    ];

    private Task<string?> AskAsync() =>
        dialogs.AskReasonAsync("Revoke the key", "Machines that use it get no more answers from this moment on.", "Revoke", isDangerous: true);

    private static ChartPoint Point(double x, double y, double half) => new(x, y, y - half, y + half);
}
