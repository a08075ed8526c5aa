using System.Security.Claims;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>Finds a page by its words (Ctrl K); the browser filters, so typing never waits.</summary>
public sealed partial class PageFinder(Menu menu, IAuthorizationService authorization)
{
    private readonly List<MenuItem> _items = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is null)
        {
            return;
        }

        ClaimsPrincipal person = (await Authentication).User;
        foreach (MenuItem item in menu.Items)
        {
            if (item.Policy is null || (await authorization.AuthorizeAsync(person, item.Policy)).Succeeded)
            {
                _items.Add(item);
            }
        }
    }
}
