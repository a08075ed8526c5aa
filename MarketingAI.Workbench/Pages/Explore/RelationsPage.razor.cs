using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>How columns go together, pair by pair.</summary>
public sealed partial class RelationsPage(IExplorer explorer, NavigationManager navigation) : ExplorePageBase(explorer, navigation)
{
    private static string Result(ColumnRelations relations)
    {
        RelatedPair[] found = [.. relations.Pairs.Where(pair => pair.IsFoundAt(ExploreWords.Alpha))];
        string rows = relations.Looked < relations.Rows
            ? $"A sample of {Numbers.Count(relations.Looked)} of {Numbers.Count(relations.Rows)} rows"
            : $"All {Numbers.Count(relations.Rows)} rows";
        return found.Length == 0
            ? $"{rows}: no two columns go together more than chance would have it."
            : $"{rows}: {Numbers.Count(found.Length)} of {Numbers.Count(relations.Pairs.Count)} pairs go together; the closest are {found[0].Left} and {found[0].Right}.";
    }
}
