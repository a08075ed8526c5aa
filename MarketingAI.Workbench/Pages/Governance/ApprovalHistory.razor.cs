using MarketingAI.Engine.Governance.Approvals;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Governance;

/// <summary>The steps of a request, oldest first.</summary>
public sealed partial class ApprovalHistory
{
    [Parameter, EditorRequired]
    public required ApprovalRequest Request { get; set; }
}
