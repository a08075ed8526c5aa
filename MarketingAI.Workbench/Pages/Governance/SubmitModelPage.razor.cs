using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Governance;

/// <summary>Hands a model in with its purpose.</summary>
public sealed partial class SubmitModelPage(IApprovals approvals, NavigationManager navigation)
{
    private ModelCard? _card;
    private Refusal? _refusal;
    private string _purpose = string.Empty;
    private string _note = string.Empty;
    private bool _isBusy;

    [Parameter]
    public Guid ModelId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        Outcome<ModelCard> card = await approvals.CardAsync(ModelId, CancellationToken.None);
        (_card, _refusal) = (card.IsRefused ? null : card.Value, card.Refusal);
        _purpose = _purpose.Length == 0 ? _card?.Request?.Purpose ?? string.Empty : _purpose;
    }

    private async Task SubmitAsync()
    {
        _isBusy = true;
        Outcome<ApprovalRequest> outcome = await approvals.SubmitAsync(ModelId, _purpose, _note, CancellationToken.None);
        (_isBusy, _refusal) = (false, outcome.Refusal);
        if (!outcome.IsRefused)
        {
            navigation.NavigateTo(Urls.Approval(outcome.Value.Id));
        }
    }
}
