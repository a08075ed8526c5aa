using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Proposes a match and starts it. The data sets are in the address.</summary>
public sealed partial class NewMatchPage(IDataSets dataSets, IMatching matching, IMatchRuns runs, IJobs jobs, NavigationManager navigation)
{
    private IReadOnlyList<MatchRun> _earlier = [];
    private Guid? _from;
    private IReadOnlyList<DataSet>? _sets;
    private MatchPlan? _plan;
    private Refusal? _refusal;
    private string _name = string.Empty;
    private bool _oneToOne;
    private bool _starting;

    [SupplyParameterFromQuery(Name = "left")]
    public Guid? Left { get; set; }

    [SupplyParameterFromQuery(Name = "right")]
    public Guid? Right { get; set; }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        _sets ??= await dataSets.ListAsync(CancellationToken.None);
        (_plan, _refusal) = (null, null);
        DataSet? left = _sets.FirstOrDefault(set => set.Id == Left);
        DataSet? right = _sets.FirstOrDefault(set => set.Id == Right);
        if (left is null)
        {
            return;
        }

        Outcome<MatchPlan> proposed = await matching.ProposeAsync(left, right, CancellationToken.None);
        (_plan, _refusal) = proposed.Match<(MatchPlan?, Refusal?)>(plan => (plan, null), refusal => (null, refusal));
        _earlier = _plan is null ? [] : [.. (await runs.ListAsync(CancellationToken.None)).Where(run => run.RightSet is null == right is null && matching.Fault(run.Plan, left, right) is null)];
        _name = right is null ? $"Who stands twice in {left.Name}" : $"{left.Name} and {right.Name}";
    }

    private void Choose(Guid? left, Guid? right)
    {
        if (left is { } chosen)
        {
            navigation.NavigateTo(Urls.NewMatchOf(chosen, right == chosen ? null : right));
        }
    }

    private void Change(MatchPlan plan) => (_plan, _refusal) = (plan, Fault(plan));

    private Refusal? Fault(MatchPlan plan) =>
        matching.Fault(plan, _sets!.First(set => set.Id == Left), _sets!.FirstOrDefault(set => set.Id == Right));

    private async Task StartAsync()
    {
        _refusal = _from is null ? Fault(_plan!) : null;
        if (_refusal is not null)
        {
            return;
        }

        _starting = true;
        MatchRecordsRequest request = new(_name.Trim(), Left!.Value, Right, _from is null ? _plan : null, _oneToOne, null, 1)
        {
            Start = _from is { } run ? new MatchStart(run, MatchStartKind.NewRecords) : null,
        };
        Guid job = await jobs.StartAsync(request, $"Match: {request.Name}", CancellationToken.None);
        navigation.NavigateTo(Urls.Job(job));
    }
}
