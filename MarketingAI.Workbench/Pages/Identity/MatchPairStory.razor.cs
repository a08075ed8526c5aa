using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Why two records weigh what they weigh, step by step.</summary>
public sealed partial class MatchPairStory(IMatchRuns runs)
{
    private PairStory? _story;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    [Parameter, EditorRequired]
    public required long Number { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IReadOnlyList<ChartSeries> Series => [new ChartSeries("Evidence", [.. (_story?.Steps ?? []).Select(step => new ChartPoint(step.Field, step.Weight))])];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Outcome<PairStory> found = await runs.StoryAsync(RunId, Number, CancellationToken.None);
        (_story, _refusal) = found.Match<(PairStory?, Refusal?)>(story => (story, null), refusal => (null, refusal));
    }
}
