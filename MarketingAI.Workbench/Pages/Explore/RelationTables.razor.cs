using System.Globalization;
using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>Relations as a list and as a matrix.</summary>
public sealed partial class RelationTables
{
    [Parameter, EditorRequired]
    public required ColumnRelations Relations { get; set; }

    [Parameter, EditorRequired]
    public required ExploreQuery Query { get; set; }

    private string LinkOf(string column, string other) => Urls.ExploreAt(Urls.ExploreColumn, Query with { Column = column, Segment = other });

    private RelatedPair? Of(string one, string other) => Relations.Pairs.FirstOrDefault(pair =>
        (pair.Left == one && pair.Right == other) || (pair.Left == other && pair.Right == one));

    private static string Two(double value) => value.ToString("0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}
