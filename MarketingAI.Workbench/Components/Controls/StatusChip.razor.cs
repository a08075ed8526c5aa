using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>A state by icon and word; the colour only repeats it.</summary>
public sealed partial class StatusChip
{
    [Parameter]
    public StatusKind Kind { get; set; }

    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Parameter]
    public string? Icon { get; set; }

    private string Default => Kind switch
    {
        StatusKind.Neutral => Icons.Material.Rounded.RadioButtonUnchecked,
        StatusKind.Active => Icons.Material.Rounded.Autorenew,
        StatusKind.Good => Icons.Material.Rounded.CheckCircle,
        StatusKind.Warning => Icons.Material.Rounded.WarningAmber,
        StatusKind.Bad => Icons.Material.Rounded.Cancel,
    };
}

/// <summary>What a state means.</summary>
public enum StatusKind
{
    Neutral,
    Active,
    Good,
    Warning,
    Bad,
}
