using System.Web;
using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Notices.Incidents;
using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>One incident: what was seen, what was done.</summary>
public sealed partial class IncidentPage(IIncidents incidents, IQuality quality, IDialogService dialogs, WorkScope scope)
{
    private Incident? _incident;
    private IReadOnlyList<IncidentEvent> _timeline = [];
    private MonitorChart? _chart;
    private IReadOnlyList<ChartSeries> _series = [];
    private Refusal? _refusal;
    private string? _comment;
    private string? _person;
    private bool _isRead;

    [Parameter]
    public Guid IncidentId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await ReadAsync();
        if (_incident is { } incident && HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), incident.Report.Link).Query)["monitor"] is { } monitor)
        {
            Outcome<MonitorChart> chart = await quality.ChartAsync(incident.Report.Subject, monitor, CancellationToken.None);
            _chart = chart.IsRefused ? null : chart.Value;
            _series = chart.IsRefused ? [] : MonitorDrawing.Series(chart.Value);
        }

        _isRead = true;
    }

    private async Task ReadAsync()
    {
        _incident = await incidents.FindAsync(IncidentId, CancellationToken.None);
        _timeline = _incident is null ? [] : await incidents.TimelineAsync(IncidentId, CancellationToken.None);
    }

    private async Task ActAsync(IncidentAct act, string? text = null, string? person = null)
    {
        Outcome<Incident> outcome = await incidents.ActAsync(IncidentId, act, text, person, CancellationToken.None);
        _refusal = outcome.Refusal;
        await ReadAsync();
    }

    private async Task ActWithReasonAsync(IncidentAct act)
    {
        (string title, string text, string verb) = act == IncidentAct.Resolve
            ? ("Resolve the incident", "What was the cause, and what was done?", "Resolve")
            : ("Call it a false alarm", "Say why nothing was wrong. It is counted beside the stated rate of false alarms.", "False alarm");
        if (await dialogs.AskReasonAsync(title, text, verb) is { } reason)
        {
            await ActAsync(act, reason);
        }
    }

    private async Task CommentAsync()
    {
        await ActAsync(IncidentAct.Comment, _comment);
        _comment = _refusal is null ? null : _comment;
    }

    private async Task AssignAsync()
    {
        await ActAsync(IncidentAct.Assign, person: _person);
        _person = _refusal is null ? null : _person;
    }
}
