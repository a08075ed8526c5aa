using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Incidents;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>All incidents of the business unit.</summary>
public sealed partial class IncidentsPage(IIncidents incidents, WorkScope scope)
{
    private static readonly (string Key, string Title)[] Views = [("open", "Not ended"), ("mine", "Mine"), ("ended", "Ended"), ("all", "All")];

    private IReadOnlyList<Incident>? _all;
    private IReadOnlyList<Incident>? _shown;

    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private string Shown => Views.Any(view => view.Key == Show) ? Show! : "open";

    private string Answer
    {
        get
        {
            if (_all is null)
            {
                return "Reading …";
            }

            int open = _all.Count(incident => !incident.IsEnded);
            int nobody = _all.Count(incident => !incident.IsEnded && incident.Owner is null);
            return open == 0 ? "No incident needs anyone." : $"{open} {(open == 1 ? "incident has" : "incidents have")} not ended; {nobody} {(nobody == 1 ? "is" : "are")} in nobody's hands.";
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        _all ??= await incidents.ListAsync(new IncidentQuery(), CancellationToken.None);
        _shown = [.. _all.Where(incident => Shown switch
        {
            "mine" => incident.Owner == scope.Actor.Name,
            "ended" => incident.IsEnded,
            "all" => true,
            _ => !incident.IsEnded,
        })];
    }
}
