using System.Security.Claims;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>The left menu: groups that have pages the person may open.</summary>
public sealed partial class SideMenu(Menu menu, IAuthorizationService authorization)
{
    private readonly List<MenuItem> _items = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IEnumerable<IGrouping<MenuGroup, MenuItem>> Shown => _items.GroupBy(item => item.Group);

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

    private static string HeadingId(MenuGroup group) => $"menu-{group}";
}
