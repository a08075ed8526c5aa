using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Components.Controls;

/// <summary>What stands in place of a part that failed; other parts of the page go on.</summary>
public sealed partial class ErrorPanel(IHostEnvironment environment)
{
    [Parameter]
    public string Title { get; set; } = "This part could not be shown";

    /// <summary>Shown in Development only.</summary>
    [Parameter]
    public Exception? Fault { get; set; }

    [Parameter]
    public EventCallback OnRetry { get; set; }
}
