using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>A quiet card of the page's grid. Put cards into <c>&lt;div class="grid"&gt;</c>; widths by <c>span-3</c> to <c>span-12</c>.</summary>
public sealed partial class Card
{
    [Parameter]
    public string? Heading { get; set; }

    /// <summary>Name for assistive technology where there is no heading.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string Class { get; set; } = "span-12";

    [Parameter]
    public RenderFragment? Tools { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
