using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>Title, purpose and actions of a page; sets the document title and holds the one h1.</summary>
public sealed partial class PageFrame
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>One sentence that says what the page is for.</summary>
    [Parameter]
    public string? Purpose { get; set; }

    /// <summary>Buttons on the right; the primary one last.</summary>
    [Parameter]
    public RenderFragment? Actions { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
