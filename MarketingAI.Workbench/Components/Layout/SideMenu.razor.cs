using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>The left menu: groups that have pages the person may open.</summary>
public sealed partial class SideMenu(PersonalMenu menu)
{
    private IReadOnlyList<MenuItem> _items = [];

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    private IEnumerable<IGrouping<MenuGroup, MenuItem>> Shown => _items.GroupBy(item => item.Group);

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            _items = await menu.OfAsync((await Authentication).User);
        }
    }

    private static string HeadingId(MenuGroup group) => $"menu-{group}";
}
