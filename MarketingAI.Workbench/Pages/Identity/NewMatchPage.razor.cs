using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Identity;

/// <summary>Proposes a match and starts it. The data sets are in the address.</summary>
public sealed partial class NewMatchPage(IDataSets dataSets, IMatching matching, IJobs jobs, NavigationManager navigation)
{
    private readonly HashSet<string> _leaveOutFields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _leaveOutRules = new(StringComparer.Ordinal);
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
        _leaveOutFields.Clear();
        _leaveOutRules.Clear();
        DataSet? left = _sets.FirstOrDefault(set => set.Id == Left);
        DataSet? right = _sets.FirstOrDefault(set => set.Id == Right);
        if (left is null)
        {
            return;
        }

        Outcome<MatchPlan> proposed = await matching.ProposeAsync(left, right, CancellationToken.None);
        (_plan, _refusal) = proposed.Match<(MatchPlan?, Refusal?)>(plan => (plan, null), refusal => (null, refusal));
        _name = right is null ? $"Who stands twice in {left.Name}" : $"{left.Name} and {right.Name}";
    }

    private void Choose(Guid? left, Guid? right)
    {
        if (left is { } chosen)
        {
            navigation.NavigateTo(Urls.NewMatchOf(chosen, right == chosen ? null : right));
        }
    }

    private static void Toggle(HashSet<string> leftOut, string name)
    {
        if (!leftOut.Remove(name))
        {
            leftOut.Add(name);
        }
    }

    private static string FieldLabel(MatchField field) =>
        string.Equals(field.LeftColumn, field.RightColumn, StringComparison.Ordinal) ? field.Name : $"{field.Name} ({field.LeftColumn} with {field.RightColumn})";

    private async Task StartAsync()
    {
        _starting = true;
        MatchRecordsRequest request = new(_name.Trim(), Left!.Value, Right, [.. _leaveOutFields], [.. _leaveOutRules], _oneToOne, null, 1);
        Guid job = await jobs.StartAsync(request, $"Match: {request.Name}", CancellationToken.None);
        navigation.NavigateTo(Urls.Job(job));
    }
}
