using MarketingAI.Workbench.Navigation;
using MudBlazor;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>One icon per menu group.</summary>
internal static class MenuIcons
{
    public static string Of(MenuGroup group) => group switch
    {
        MenuGroup.Home => Icons.Material.Outlined.Home,
        MenuGroup.Objectives => Icons.Material.Outlined.Flag,
        MenuGroup.Data => Icons.Material.Outlined.TableChart,
        MenuGroup.Explore => Icons.Material.Outlined.TravelExplore,
        MenuGroup.Models => Icons.Material.Outlined.Hub,
        MenuGroup.Decisions => Icons.Material.Outlined.CallSplit,
        MenuGroup.Budget => Icons.Material.Outlined.AccountBalanceWallet,
        MenuGroup.Monitor => Icons.Material.Outlined.MonitorHeart,
        MenuGroup.Govern => Icons.Material.Outlined.Gavel,
        MenuGroup.Together => Icons.Material.Outlined.Groups,
        MenuGroup.Settings => Icons.Material.Outlined.Tune,
    };
}
