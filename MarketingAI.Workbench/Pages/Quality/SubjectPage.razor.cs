using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Charts;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>One subject: its state, one monitor drawn, all monitors listed.</summary>
public sealed partial class SubjectPage(IQuality quality, IIncidents incidents, TimeProvider clock)
{
    private SubjectOverview? _overview;
    private MonitorChart? _chart;
    private IReadOnlyList<ChartSeries> _series = [];
    private IReadOnlyList<Incident> _incidents = [];
    private Refusal? _refusal;
    private int _falseAlarms;
    private bool _isRead;
    private bool _isChecking;

    [Parameter]
    public string Subject { get; set; } = string.Empty;

    [SupplyParameterFromQuery]
    public string? Monitor { get; set; }

    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _overview = await quality.FindAsync(Subject, CancellationToken.None);
        _refusal = null;
        if (_overview is not null)
        {
            _incidents = await incidents.ListAsync(new IncidentQuery(Subject), CancellationToken.None);
            DateTimeOffset since = clock.GetUtcNow().AddDays(-90);
            _falseAlarms = _incidents.Count(incident => incident.State == IncidentState.FalseAlarm && incident.EndedAt >= since);
            await DrawAsync(_overview);
        }

        _isRead = true;
    }

    private async Task DrawAsync(SubjectOverview overview)
    {
        string? key = Monitor ?? (overview.Monitors.FirstOrDefault(line => line.State == QualityState.Incident) ?? overview.Monitors.MaxBy(line => line.AlarmDays))?.Key;
        if (key is null)
        {
            return;
        }

        Outcome<MonitorChart> chart = await quality.ChartAsync(Subject, key, CancellationToken.None);
        _chart = chart.IsRefused ? null : chart.Value;
        _refusal = chart.Refusal;
        _series = chart.IsRefused ? [] : MonitorDrawing.Series(chart.Value);
    }

    private async Task CheckAsync()
    {
        _isChecking = true;
        StateHasChanged();
        Outcome<SubjectOverview> found = await quality.CheckAsync(Subject, CancellationToken.None);
        _isChecking = false;
        await ReadAsync();
        _refusal ??= found.Refusal;
    }

    private static string Of(MonitorLine line) => (line.Stream, line.Column) switch
    {
        ("", "") => "all rows",
        ("", var column) => column,
        (var stream, "") => stream,
        var (stream, column) => $"{column} of {stream}",
    };

    private static string LossWords(MonitorChart chart) => chart.Line.Kind != MonitorKind.Volume ? string.Empty
        : chart.SmallestLoss is { } loss ? $"A day on which {Numbers.Share(loss)} of the rows are lost would be found 8 times in 10."
        : "So few rows come in a day that even a whole day without any might go unseen here; the silence monitor looks over longer spans.";
}
