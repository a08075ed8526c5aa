using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>The records of one person and the pairs that join them.</summary>
public sealed partial class MatchPersonStory(IMatchRuns runs)
{
    private ClusterStory? _story;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    [Parameter, EditorRequired]
    public required int Number { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        Outcome<ClusterStory> found = await runs.ClusterAsync(RunId, Number, CancellationToken.None);
        (_story, _refusal) = found.Match<(ClusterStory?, Refusal?)>(story => (story, null), refusal => (null, refusal));
    }
}
