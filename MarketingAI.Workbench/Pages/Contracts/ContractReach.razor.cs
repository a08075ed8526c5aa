using MarketingAI.Engine.Contracts.SignOff;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>Whom a difference reaches.</summary>
public sealed partial class ContractReach
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<AffectedUse> Affected { get; set; }
}
