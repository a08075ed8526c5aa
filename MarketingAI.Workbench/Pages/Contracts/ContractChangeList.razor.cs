using MarketingAI.Engine.Contracts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Contracts;

/// <summary>Differences between two versions, gravest first.</summary>
public sealed partial class ContractChangeList
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ContractChange> Changes { get; set; }
}
