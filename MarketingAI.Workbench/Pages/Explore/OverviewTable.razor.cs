using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>One line for each column, sorted as the person likes.</summary>
public sealed partial class OverviewTable
{
    private const int LevelsNamed = 3;

    private ExploreOverview? _shown;
    private IReadOnlyList<ColumnProfile> _lines = [];

    [Parameter, EditorRequired]
    public required ExploreOverview Overview { get; set; }

    [Parameter, EditorRequired]
    public required ExploreQuery Query { get; set; }

    /// <summary>Columns of this source that the person put aside.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlySet<string> InBasket { get; set; }

    [Parameter]
    public EventCallback<(string Column, bool In)> BasketChanged { get; set; }

    private string How =>
        "Counts are exact, over all rows; different values are an estimate where a ≈ stands. Numbers are put into ten groups of about equal size, words stand for themselves, "
        + "groups too small for the test are put together. A link is found where so much would come up by chance in at most one table of twenty that hold nothing at all. "
        + "Rows are taken as independent: where one person has many rows, chances are too small."
        + (Overview.Sampled is { } rows ? $" Medians and the edges of groups come from a sample of about {Numbers.Count(rows)} rows." : string.Empty);

    /// <summary>With a target the closest columns stand first.</summary>
    protected override void OnParametersSet()
    {
        if (_shown != Overview)
        {
            _shown = Overview;
            _lines = Overview.Target is null
                ? Overview.Columns
                : [.. Overview.Columns.OrderByDescending(OverviewWords.IsFound).ThenByDescending(column => column.Association?.CramersV ?? -1)];
        }
    }

    private string LinkOf(ColumnProfile profile) => Urls.ExploreAt(Urls.ExploreColumn, Query with { Column = profile.Column.Name });

    private static string ValuesOf(ColumnProfile profile) => profile switch
    {
        { HiddenWhy: not null } => "masked",
        { Column: { IsNumber: true } or { IsTime: true }, Minimum: { } from, Maximum: { } to } => profile.Median is { } median && profile.Column.IsNumber
            ? $"{Short(from)} to {Short(to)}, median {median}"
            : $"{Short(from)} to {Short(to)}",
        { Top.Count: > 0 } => string.Join(", ", profile.Top.Take(LevelsNamed).Select(level => $"{level.Level} {Numbers.Share((double)level.Rows / Math.Max(1, profile.Present ?? 1))}")),
        { Minimum: { } first } => $"such as {first}",
        _ => string.Empty,
    };

    /// <summary>Times without what is smaller than a minute.</summary>
    private static string Short(string value) => value.Length > 16 ? value[..16] : value;
}
