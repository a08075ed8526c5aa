using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>Where a model version stands on its way to use.</summary>
public sealed partial class StageChip
{
    [Parameter, EditorRequired]
    public ModelStage Stage { get; set; }

    private StatusKind Kind => Stage switch
    {
        ModelStage.Candidate => StatusKind.Neutral,
        ModelStage.Submitted => StatusKind.Active,
        ModelStage.ChangesAsked => StatusKind.Warning,
        ModelStage.Refused => StatusKind.Bad,
        ModelStage.Approved => StatusKind.Good,
        ModelStage.Retired => StatusKind.Neutral,
    };
}
