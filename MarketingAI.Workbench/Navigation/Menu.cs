using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Navigation;

/// <summary>The menu, found from the pages themselves: a group shows as soon as it has a page.</summary>
public sealed class Menu
{
    public Menu()
    {
        Items = [.. typeof(Menu).Assembly.GetTypes()
            .Select(Entry)
            .OfType<MenuItem>()
            .OrderBy(item => item.Group)
            .ThenBy(item => item.Order)];
    }

    public IReadOnlyList<MenuItem> Items { get; }

    private static MenuItem? Entry(Type page)
    {
        if (page.GetCustomAttribute<MenuEntryAttribute>() is not { } entry)
        {
            return null;
        }

        string route = page.GetCustomAttribute<RouteAttribute>()?.Template
            ?? throw new InvalidOperationException($"{page.Name} is in the menu but has no route.");
        string? policy = page.GetCustomAttribute<AuthorizeAttribute>()?.Policy;
        return new MenuItem(entry.Group, entry.Title, entry.Order, route, policy, entry.Keywords);
    }
}

/// <param name="Policy">The authorization policy of the page; the entry shows only to those who pass it.</param>
public sealed record MenuItem(MenuGroup Group, string Title, int Order, string Url, string? Policy, string Keywords);
