using MarketingAI.Engine.Identity.Matching;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>What each blocking rule yields.</summary>
public sealed partial class MatchBlocking
{
    [Parameter, EditorRequired]
    public required MatchReport Report { get; set; }
}
