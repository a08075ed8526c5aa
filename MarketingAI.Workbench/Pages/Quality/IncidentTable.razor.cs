using MarketingAI.Engine.Notices.Incidents;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>Incidents as a table.</summary>
public sealed partial class IncidentTable
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<Incident>? Incidents { get; set; }
}
