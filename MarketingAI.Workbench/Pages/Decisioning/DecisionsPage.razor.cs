using MarketingAI.Engine.Decisioning.Log;
using MarketingAI.Engine.Decisioning.Scoring;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Decisioning;

/// <summary>The log's traffic and its newest rows.</summary>
public sealed partial class DecisionsPage(IDecisionLog log, IDeployments deployments, NavigationManager navigation, TimeProvider clock)
{
    private const int PageRows = 100;
    private const string AllAliases = "All aliases";

    private IReadOnlyList<string> _aliases = [];
    private IReadOnlyList<Decision> _decisions = [];
    private IReadOnlyList<ChartPoint> _points = [];
    private IReadOnlyList<HistogramBin> _bins = [];
    private IReadOnlyList<ChartReference> _percentiles = [];
    private DecisionTraffic? _traffic;
    private string? _id;
    private string? _idFault;

    [SupplyParameterFromQuery]
    public string? Alias { get; set; }

    [SupplyParameterFromQuery]
    public string? Period { get; set; }

    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    private LogPeriod Shown => LogPeriod.Of(Period);

    private string StepWords => Shown.Step.TotalMinutes switch
    {
        1 => "one minute",
        < 60 => $"{Shown.Step.TotalMinutes:0} minutes",
        < 1440 => $"{Shown.Step.TotalHours:0} hours",
        _ => "one day",
    };

    private string Result =>
        $"{Numbers.Count(_traffic!.Decisions)} {(_traffic.Decisions == 1 ? "decision" : "decisions")} "
        + $"({Shown.Words.ToLowerInvariant()}); half took at most {TrafficDrawing.Latency(_traffic.LatencyAt(0.5))}, "
        + $"99 of 100 at most {TrafficDrawing.Latency(_traffic.LatencyAt(0.99))}.";

    protected override async Task OnParametersSetAsync()
    {
        DecisionQuery query = new(
            string.IsNullOrEmpty(Alias) ? null : Alias,
            Shown.Span is { } span ? clock.GetUtcNow() - span : null,
            Before: Guid.TryParse(Before, out Guid before) ? before : null,
            Take: PageRows);
        _aliases = [.. (await deployments.ListAsync(CancellationToken.None)).Select(deployment => deployment.Alias)];
        _decisions = await log.ListAsync(query, CancellationToken.None);
        DecisionTraffic traffic = await log.TrafficAsync(query, Shown.Step, CancellationToken.None);
        (_points, _bins) = (TrafficDrawing.Points(traffic, Shown.Step), TrafficDrawing.LatencyBins(traffic));
        _percentiles = TrafficDrawing.Percentiles(traffic);
        _traffic = traffic;
    }

    private void GoTo(string? alias, string? period) => navigation.NavigateTo(Urls.DecisionLog(alias, period));

    private void Show()
    {
        if (Guid.TryParse(_id, out Guid id))
        {
            navigation.NavigateTo(Urls.Decision(id));
        }
        else
        {
            _idFault = string.IsNullOrWhiteSpace(_id) ? null : $"A decision id has the form 01989f5e-7d2b-7000-8000-000000000001. Found '{_id}'.";
        }
    }

    private static string Asker(Decision decision) => decision.Source == DecisionSource.Page ? "a person, on a page" : $"key {decision.KeyId}";
}
