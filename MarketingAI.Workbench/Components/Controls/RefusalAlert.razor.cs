using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>Says why something was not done, and what would satisfy it. Shows nothing without a refusal.</summary>
public sealed partial class RefusalAlert
{
    [Parameter, EditorRequired]
    public Refusal? Refusal { get; set; }

    [Parameter]
    public string Title { get; set; } = "This was not done";

    /// <summary>The way out: links or buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
