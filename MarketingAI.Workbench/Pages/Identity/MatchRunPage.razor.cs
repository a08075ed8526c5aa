using MarketingAI.Engine.Identity.Matching;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>One match: the answer first, then threshold, evidence, blocking, pairs and the review by tab.</summary>
public sealed partial class MatchRunPage(IMatchRuns runs)
{
    private static readonly (string Key, string Title)[] Tabs =
    [
        ("result", "Threshold"), ("evidence", "Evidence"), ("blocking", "Blocking"), ("pairs", "Pairs"), ("persons", "Persons"), ("lookup", "Look up"),
        ("offline", "Offline sales"), ("review", "Review"),
    ];

    private MatchRun? _run;
    private bool _loaded;

    [Parameter]
    public Guid RunId { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "pair")]
    public long? PairNumber { get; set; }

    [SupplyParameterFromQuery(Name = "person")]
    public int? PersonNumber { get; set; }

    private string ShownTab => Tab is "pair" or "person" || Tabs.Any(tab => tab.Key == Tab) ? Tab! : Tabs[0].Key;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_run?.Id != RunId)
        {
            _run = await runs.FindAsync(RunId, CancellationToken.None);
            _loaded = true;
        }
    }
}
