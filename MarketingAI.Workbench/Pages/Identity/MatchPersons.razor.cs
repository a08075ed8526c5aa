using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Persons with several records, the largest or the weakest first.</summary>
public sealed partial class MatchPersons(IMatchRuns runs)
{
    private bool _weakestFirst;

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    private async Task<TablePage<MatchCluster>> LoadAsync(TableQuery query, CancellationToken cancellationToken)
    {
        (IReadOnlyList<MatchCluster> clusters, long total) = await runs.ClustersAsync(RunId, query.Skip, query.Take, _weakestFirst, cancellationToken);
        return new TablePage<MatchCluster>(clusters, total);
    }
}
