using MarketingAI.Engine.Jobs;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Jobs;

/// <summary>How far a job is, as bar and words.</summary>
public sealed partial class JobProgress
{
    [Parameter, EditorRequired]
    public required JobState Job { get; set; }
}
