using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Doubtful pairs one after the other; a person says same, different or unsure, by key or button.</summary>
public sealed partial class MatchReview(IMatchRuns runs, IAuthorizationService authorization, AuthenticationStateProvider signedIn)
{
    private MatchPair? _pair;
    private ReviewState? _state;
    private Refusal? _refusal;

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => NextAsync();

    private Task PressAsync(KeyboardEventArgs key) => key.Key switch
    {
        "s" => DecideAsync(PairDecision.Accepted),
        "d" => DecideAsync(PairDecision.Rejected),
        "u" => DecideAsync(PairDecision.Unsure),
        _ => Task.CompletedTask,
    };

    private async Task DecideAsync(PairDecision decision)
    {
        AuthenticationState state = await signedIn.GetAuthenticationStateAsync();
        if (_pair is null || !(await authorization.AuthorizeAsync(state.User, Policies.ManageModels)).Succeeded)
        {
            return;
        }

        Outcome<MatchPair> decided = await runs.DecideAsync(RunId, _pair.LeftId, _pair.RightId, decision, CancellationToken.None);
        _refusal = decided.Refusal;
        await NextAsync();
    }

    private async Task NextAsync()
    {
        _pair = await runs.NextForReviewAsync(RunId, CancellationToken.None);
        _state = await runs.ReviewStateAsync(RunId, CancellationToken.None);
    }
}
