using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>The kept pairs, the heaviest first; the filter looks for the key of a record.</summary>
public sealed partial class MatchPairs(IMatchRuns runs)
{
    private string _which = "all";

    [Parameter, EditorRequired]
    public required Guid RunId { get; set; }

    private async Task<TablePage<MatchPair>> LoadAsync(TableQuery query, CancellationToken cancellationToken)
    {
        MatchPairQuery wanted = new(query.Skip, query.Take, Key: string.IsNullOrWhiteSpace(query.Filter) ? null : query.Filter.Trim());
        wanted = _which switch
        {
            "same" => wanted with { Decision = PairDecision.Accepted },
            "different" => wanted with { Decision = PairDecision.Rejected },
            "doubtful" => wanted with { FromProbability = 0.02, ToProbability = 0.98 },
            _ => wanted,
        };
        (IReadOnlyList<MatchPair> pairs, long total) = await runs.PairsAsync(RunId, wanted, cancellationToken);
        return new TablePage<MatchPair>(pairs, total);
    }
}
