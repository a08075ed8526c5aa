using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Governance;

/// <summary>The queue of models that wait for a decision, and those that had one.</summary>
public sealed partial class ApprovalsPage(IApprovals approvals, WorkScope scope)
{
    private const string Waiting = "waiting";
    private const string Mine = "mine";
    private const string Decided = "decided";
    private const string All = "all";

    private static readonly (string Key, string Title)[] Views =
        [(Waiting, "Waiting"), (Mine, "Submitted by me"), (Decided, "Decided"), (All, "All")];

    private IReadOnlyList<ApprovalRequest>? _all;
    private IReadOnlyList<ApprovalRequest>? _shown;

    /// <summary>Which requests: waiting, mine, decided or all.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private string Shown => Views.Any(view => view.Key == Show) ? Show! : All;

    private string Answer
    {
        get
        {
            if (_all is null)
            {
                return "Reading the requests.";
            }

            int waiting = _all.Count(request => request.State == ApprovalState.Waiting);
            return _all.Count == 0 ? "No model was submitted yet."
                : waiting == 0 ? "No model waits for a decision."
                : waiting == 1 ? "One model waits for a decision." : $"{waiting} models wait for a decision.";
        }
    }

    protected override async Task OnInitializedAsync() => Choose(await approvals.ListAsync(CancellationToken.None));

    protected override void OnParametersSet() => Choose(_all);

    private void Choose(IReadOnlyList<ApprovalRequest>? all)
    {
        _all = all;
        _shown = all is null ? null : [.. all.Where(Belongs)];
    }

    private bool Belongs(ApprovalRequest request) => Shown switch
    {
        Waiting => request.State == ApprovalState.Waiting,
        Decided => request.State is ApprovalState.Approved or ApprovalState.Refused,
        Mine => request.History.Any(step => step.Verdict is null && step.By == scope.Actor.Name),
        _ => true,
    };
}
