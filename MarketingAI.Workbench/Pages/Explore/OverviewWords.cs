using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>The overview in one sentence.</summary>
internal static class OverviewWords
{
    private const int Named = 3;

    public static string Result(ExploreOverview overview)
    {
        string rows = $"{Numbers.Count(overview.Rows)} rows, {Numbers.Count(overview.Columns.Count)} columns.";
        if (overview.Target is not { } target)
        {
            int grave = overview.Columns.Count(column => column.Flags.Any(flag => flag.IsGrave));
            return grave == 0 ? $"{rows} Choose a target to see what goes with it." : $"{rows} {Numbers.Count(grave)} of them should be kept away from models; the last column says why.";
        }

        ColumnProfile[] found = [.. overview.Columns.Where(IsFound).OrderByDescending(column => column.Association!.CramersV)];
        int looked = overview.Columns.Count(column => column.Association is not null);
        if (found.Length == 0)
        {
            return $"{rows} No column goes with {target.Column.Name} more than chance would have it.";
        }

        string names = string.Join(", ", found.Take(Named).Select(column => column.Column.Name));
        return $"{rows} {Numbers.Count(found.Length)} of {Numbers.Count(looked)} columns go with {target.Column.Name}; the closest {(found.Length == 1 ? "is" : "are")} {names}.";
    }

    public static bool IsFound(ColumnProfile profile) => profile.Association?.IsFoundAt(ExploreWords.Alpha) is true;
}
