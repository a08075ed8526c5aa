using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>What stands where there is nothing yet: what would be here, and the way to fill it.</summary>
public sealed partial class EmptyState
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Text { get; set; }

    [Parameter]
    public string Icon { get; set; } = Icons.Material.Outlined.Inbox;

    /// <summary>Buttons that lead on.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
