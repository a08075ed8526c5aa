using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>The chances and weights that were learnt, by field and level.</summary>
public sealed partial class MatchEvidence
{
    [Parameter, EditorRequired]
    public required MatchReport Report { get; set; }

    private IReadOnlyList<EvidenceLine> Lines =>
        [.. Report.Model.Fields.SelectMany(one => one.Levels.Select(level => new EvidenceLine(one.Field.Name, level)))];

    private IReadOnlyList<ChartSeries> Series =>
        [new ChartSeries("Evidence", [.. Lines.Reverse().Select(line => new ChartPoint($"{line.Field}: {line.Level.Label}", line.Level.Weight))])];

    private sealed record EvidenceLine(string Field, LevelModel Level);
}
