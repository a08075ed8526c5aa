using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace MarketingAI.Workbench.Navigation;

/// <summary>The part of the menu that a person may open.</summary>
public sealed class PersonalMenu(Menu menu, IAuthorizationService authorization)
{
    public async Task<IReadOnlyList<MenuItem>> OfAsync(ClaimsPrincipal person)
    {
        List<MenuItem> items = [];
        foreach (MenuItem item in menu.Items)
        {
            if (item.Policy is null || (await authorization.AuthorizeAsync(person, item.Policy)).Succeeded)
            {
                items.Add(item);
            }
        }

        return items;
    }
}
