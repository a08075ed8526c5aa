using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>What differs between two sets of rows, drawn and column by column.</summary>
public sealed partial class ComparisonTable
{
    private const int MostDrawn = 15;

    [Parameter, EditorRequired]
    public required CohortComparison Comparison { get; set; }

    [Parameter, EditorRequired]
    public required ExploreQuery Query { get; set; }

    private IReadOnlyList<ChartPoint> Shares =>
    [
        .. Comparison.Columns.Where(column => column.Kind == FigureKind.Share).Take(MostDrawn).Select(column => new ChartPoint(
            $"{column.Column.Name}: {column.Figure}", 100 * column.Difference.Value, 100 * column.Difference.Low, 100 * column.Difference.High)),
    ];

    /// <summary>In standard deviations, so that columns of different units stand on one axis.</summary>
    private IReadOnlyList<ChartPoint> Means => [.. Comparison.Columns.Where(column => column.Standardised is not null).Take(MostDrawn).Select(Standardised)];

    private static ChartPoint Standardised(ColumnDifference column)
    {
        double unit = column.Difference.Value == 0 ? 0 : column.Standardised!.Value / column.Difference.Value;
        return new ChartPoint(column.Column.Name, column.Standardised, column.Difference.Low * unit, column.Difference.High * unit);
    }
}
