using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>The fold under a figure or chart that says in plain words how it comes about.</summary>
public sealed partial class HowComputed
{
    [Parameter, EditorRequired]
    public required string Sentence { get; set; }

    [Parameter]
    public string? Formula { get; set; }

    /// <summary>Paper or documentation, with year.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>More, such as the SQL or a link to the rows.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
