using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>The shape of what is being read.</summary>
public sealed partial class LoadingSkeleton
{
    [Parameter]
    public int Lines { get; set; } = 5;

    [Parameter]
    public string Label { get; set; } = "Loading";
}
