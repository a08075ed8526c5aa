using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>A mean or shares by group, with intervals and rows.</summary>
public sealed partial class FiguresChart
{
    [Parameter, EditorRequired]
    public required GroupedFigures Figures { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string GroupTitle { get; set; }

    private string YTitle => Figures.Kind == FigureKind.Share
        ? Figures.Series.Count == 1 ? $"Share of {Figures.Series[0]}" : "Share of rows with a value"
        : Figures.Series.Count == 1 ? Figures.Series[0] : "Mean";

    private IReadOnlyList<ChartSeries> Drawn =>
    [
        .. Figures.Series.Select((name, i) => new ChartSeries(name, [.. Figures.Points.Select(point =>
            new ChartPoint(LabelOf(point), point.Figures[i]?.Value, point.Figures[i]?.Low, point.Figures[i]?.High))])),
    ];

    /// <summary>The figure of all groups together, where there is one series.</summary>
    private IReadOnlyList<ChartReference> Overall
    {
        get
        {
            FigurePoint[] filled = [.. Figures.Points.Where(point => point.Figures is [not null])];
            long rows = filled.Sum(point => point.Present);
            return rows == 0 ? [] : [new ChartReference(filled.Sum(point => point.Present * point.Figures[0]!.Value) / rows, "all rows")];
        }
    }

    private static string LabelOf(FigurePoint point) => $"{point.Label} ({Numbers.Count(point.Rows)})";

    private static string LinkWords(Association link)
    {
        string value = link.Value is { } iv
            ? $" Information value {(iv.IsAtLeast ? "at least " : "")}{ExploreWords.Small(iv.Value)}; chance alone gives {ExploreWords.Small(iv.ByChance)} on average and passes {ExploreWords.Small(iv.ByChanceAtMost)} once in twenty."
            : string.Empty;
        string chance = ExploreWords.Chance(link.PValue);
        return $"{char.ToUpperInvariant(chance[0])}{chance[1..]} for this one look; Cramér's V {ExploreWords.Small(link.CramersV)}, mutual information {ExploreWords.Small(link.Information)} nats, chance taken out.{value}";
    }
}
