using MarketingAI.Engine.Features.Exploration;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>How many columns the present person put aside, and the way to them.</summary>
public sealed partial class BasketLink(IExplorerBasket basket)
{
    private int? _count;
    private int _counted = -1;

    /// <summary>Counted anew when it changes.</summary>
    [Parameter]
    public int Changes { get; set; }

    [Parameter]
    public ExploreQuery Query { get; set; } = new();

    protected override async Task OnParametersSetAsync()
    {
        if (_counted != Changes)
        {
            _counted = Changes;
            _count = (await basket.ListAsync(CancellationToken.None)).Count;
        }
    }
}
