using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Explore;

/// <summary>What a person can do where a source cannot be explored.</summary>
public sealed partial class SourceWayOut
{
    [Parameter, EditorRequired]
    public required Refusal Refusal { get; set; }
}
