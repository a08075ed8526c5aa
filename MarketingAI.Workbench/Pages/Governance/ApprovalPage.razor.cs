using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Governance;

/// <summary>One request: card, course, decision.</summary>
public sealed partial class ApprovalPage(IApprovals approvals, IDialogService dialogs, ISnackbar snackbar)
{
    private ApprovalRequest? _request;
    private ModelCard? _card;
    private Refusal? _mayNot;
    private Refusal? _refusal;
    private bool _isRead;

    [Parameter]
    public Guid RequestId { get; set; }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _request = await approvals.FindAsync(RequestId, CancellationToken.None);
        if (_request is not null)
        {
            _mayNot = await approvals.MayDecideAsync(RequestId, CancellationToken.None);
            Outcome<ModelCard> card = await approvals.CardAsync(_request.ModelVersionId, CancellationToken.None);
            _card = card.IsRefused ? null : card.Value;
            _refusal = card.Refusal;
        }

        _isRead = true;
    }

    private async Task DecideAsync(ApprovalVerdict verdict)
    {
        string title = ApprovalWords.Title(_request!);
        (string heading, string text, string verb) = verdict switch
        {
            ApprovalVerdict.Approve => ($"Approve {title}", $"It may then be deployed for: {_request!.Purpose}", "Approve"),
            ApprovalVerdict.Refuse => ($"Refuse {title}", "It can never be deployed; the author has to train another one.", "Refuse"),
            ApprovalVerdict.AskForChanges => ($"Ask for changes on {title}", "Say what must change; the author can then submit it again.", "Ask for changes"),
        };
        string? reason = await dialogs.AskReasonAsync(heading, text, verb, isDangerous: verdict == ApprovalVerdict.Refuse);
        if (reason is null)
        {
            return;
        }

        Outcome<ApprovalRequest> outcome = await approvals.DecideAsync(RequestId, verdict, reason, CancellationToken.None);
        await ReadAsync();
        if (outcome.IsRefused)
        {
            _refusal = outcome.Refusal;
        }
        else
        {
            snackbar.Add($"{title}: {ApprovalWords.Of(outcome.Value.State)}", Severity.Success);
        }
    }
}
