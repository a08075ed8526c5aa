using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>How the values of a column are spread, drawn as fits their kind.</summary>
public sealed partial class DistributionChart
{
    [Parameter, EditorRequired]
    public required Distribution Distribution { get; set; }

    private string Title => $"{Distribution.Column.Name}: how its values are spread";

    private IReadOnlyList<ChartReference> Middle => Distribution.Median is { } median ? [new ChartReference(median, "median", IsVertical: true)] : [];

    private string Facts
    {
        get
        {
            List<string> facts = [$"{Numbers.Count(Distribution.Rows)} rows, {Numbers.Count(Distribution.Missing)} without a value ({Numbers.Share(Distribution.Rows == 0 ? 0 : (double)Distribution.Missing / Distribution.Rows)})."];
            if (Distribution.Mean is { } mean)
            {
                facts.Add($"Mean {Numbers.Short(mean)}{(Distribution.Median is { } median ? $", median {Numbers.Short(median)}" : "")}{(Distribution.Deviation is { } deviation ? $", standard deviation {Numbers.Short(deviation)}" : "")}.");
            }

            if (Distribution.Below + Distribution.Above > 0)
            {
                facts.Add($"Not drawn: {Numbers.Count(Distribution.Below)} rows further below and {Numbers.Count(Distribution.Above)} further above.");
            }

            return string.Join(' ', facts);
        }
    }

    private static string LabelOf(LevelCount level) => level.Level ?? $"{Numbers.Count(level.Levels)} others";
}
