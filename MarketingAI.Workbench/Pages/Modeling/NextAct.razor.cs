using MarketingAI.Engine.Modeling.Registry;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>The one button that takes a model version a step further, for those who may.</summary>
public sealed partial class NextAct
{
    [Parameter, EditorRequired]
    public required ModelVersion Version { get; set; }
}
