using MarketingAI.Engine.Ingestion.Events;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>What a mapping makes of one event.</summary>
public sealed partial class MappingTrial
{
    [Parameter]
    [EditorRequired]
    public PreviewedEvent Seen { get; set; } = null!;

    /// <summary>Whether the event stands beside it as it was sent.</summary>
    [Parameter]
    public bool ShowsRaw { get; set; }
}
