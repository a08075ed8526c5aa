using System.Globalization;
using MarketingAI.Engine.Contracts.SignOff;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>Two versions of a contract as a review: what changes, how grave it is, whom it reaches.</summary>
public sealed partial class ContractComparePage(IContractSignOff life, NavigationManager navigation)
{
    private ContractStanding? _standing;
    private ContractReview? _review;
    private Refusal? _refusal;

    [Parameter]
    public Guid DataSetId { get; set; }

    [SupplyParameterFromQuery]
    public int From { get; set; }

    [SupplyParameterFromQuery]
    public int To { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _standing = await life.FindAsync(DataSetId, CancellationToken.None);
        Outcome<ContractReview> review = await life.ReviewAsync(DataSetId, From, To, CancellationToken.None);
        _refusal = review.Refusal;
        _review = review.IsRefused ? null : review.Value;
    }

    private void Go(ChangeEventArgs change, bool isFrom)
    {
        int chosen = int.Parse((string)change.Value!, CultureInfo.InvariantCulture);
        navigation.NavigateTo(isFrom ? Urls.ContractCompare(DataSetId, chosen, To) : Urls.ContractCompare(DataSetId, From, chosen));
    }
}
