using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Doubtful pairs one after the other; a person says same, different or unsure, by key or button.</summary>
public sealed partial class MatchReview(IMatchRuns runs, IJobs jobs, NavigationManager navigation, IAuthorizationService authorization, AuthenticationStateProvider signedIn)
{
    private MatchPair? _pair;
    private ReviewState? _state;
    private Refusal? _refusal;
    private Refusal? _enough;

    [Parameter, EditorRequired]
    public required MatchRun Run { get; set; }

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

        Outcome<MatchPair> decided = await runs.DecideAsync(Run.Id, _pair.Number, decision, CancellationToken.None);
        _refusal = decided.Refusal;
        await NextAsync();
    }

    private async Task LearnAsync()
    {
        MatchRecordsRequest request = new($"{Run.Name}, learnt from verdicts", Run.LeftSet, Run.RightSet, null, Run.Options.OneToOne, null, Run.Report.Seed)
        {
            Start = new MatchStart(Run.Id, MatchStartKind.Verdicts),
        };
        Guid job = await jobs.StartAsync(request, $"Match: {request.Name}", CancellationToken.None);
        navigation.NavigateTo(Urls.Job(job));
    }

    private async Task NextAsync()
    {
        _pair = await runs.NextForReviewAsync(Run.Id, CancellationToken.None);
        _state = await runs.ReviewStateAsync(Run.Id, CancellationToken.None);
        _enough = (await runs.VerdictCurveAsync(Run.Id, CancellationToken.None)).Refusal;
    }
}
