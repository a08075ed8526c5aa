using MarketingAI.Engine.Identity.Matching;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>All matches of the business unit.</summary>
public sealed partial class MatchRunsPage(IMatchRuns runs)
{
    private IReadOnlyList<MatchRun>? _runs;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync() => _runs = await runs.ListAsync(CancellationToken.None);

    private static string Sets(MatchRun run) => run.RightName is null ? run.LeftName : $"{run.LeftName} and {run.RightName}";

    private static string Answer(MatchRun run) => MatchWords.Answer(run);
}
