using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>Finds a page by its words (Ctrl K); the browser filters, so typing never waits.</summary>
public sealed partial class PageFinder(PersonalMenu menu)
{
    private IReadOnlyList<MenuItem> _items = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _items = await menu.OfAsync((await Authentication).User);
        }
    }
}
