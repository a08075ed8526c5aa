using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Components.Charts;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>One event source: figures, flow over time, how to send, newest events.</summary>
public sealed partial class SourcePage(IEventSources sources, ISourceFigures figures, NavigationManager navigation, IDialogService dialogs, TimeProvider clock) : IDisposable
{
    private const int RecentEvents = 20;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(4);
    private static readonly (string By, string Words)[] Steps = [("minute", "Last hour"), ("hour", "Last two days"), ("day", "All days")];

    private readonly CancellationTokenSource _leaving = new();
    private EventSource? _source;
    private SourceFigures? _figures;
    private IReadOnlyList<FlowPoint>? _flow;
    private IReadOnlyList<ChartSeries> _series = [];
    private IReadOnlyList<SeenEvent>? _recent;
    private Refusal? _refusal;
    private bool _isRead;

    [Parameter]
    public string Key { get; set; } = string.Empty;

    [SupplyParameterFromQuery]
    public string? By { get; set; }

    private string Shown => By is "minute" or "hour" ? By : "day";

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = RefreshAsync(_leaving.Token);
        }
    }

    private async Task LoadAsync()
    {
        _source = await sources.FindAsync(Key, _leaving.Token);
        _isRead = true;
        if (_source is null)
        {
            return;
        }

        _figures = (await figures.ListAsync(_leaving.Token)).FirstOrDefault(line => string.Equals(line.Source, Key, StringComparison.Ordinal));
        _recent = await figures.RecentAsync(Key, RecentEvents, _leaving.Token);
        DateTimeOffset now = clock.GetUtcNow();
        (FlowStep step, DateTimeOffset from) = Shown switch
        {
            "minute" => (FlowStep.Minute, now.AddHours(-1)),
            "hour" => (FlowStep.Hour, now.AddDays(-2)),
            _ => (FlowStep.Day, DateTimeOffset.UnixEpoch),
        };
        IReadOnlyList<FlowPoint> flow = await figures.FlowAsync(Key, step, from, _leaving.Token);
        if (_flow is null || !flow.SequenceEqual(_flow))
        {
            _flow = flow;
            _series =
            [
                new ChartSeries("Accepted", [.. flow.Select(point => new ChartPoint(point.From, point.Accepted))]),
                new ChartSeries("Rejected", [.. flow.Select(point => new ChartPoint(point.From, point.Rejected))]),
                new ChartSeries("Late", [.. flow.Select(point => new ChartPoint(point.From, point.Late))]),
            ];
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using PeriodicTimer timer = new(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await InvokeAsync(async () =>
                {
                    await LoadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task SwitchAsync()
    {
        bool isActive = _source!.State == EventSourceState.Active;
        string? reason = await dialogs.AskReasonAsync(
            isActive ? $"Pause {_source.Name}" : $"Let {_source.Name} go on",
            isActive ? "Its events are refused until it goes on." : "Its events are taken again.", isActive ? "Pause" : "Go on", isDangerous: isActive);
        if (reason is null)
        {
            return;
        }

        EventSourceChange change = new(reason, State: isActive ? EventSourceState.Paused : EventSourceState.Active);
        Outcome<EventSource> changed = await sources.ChangeAsync(Key, change, CancellationToken.None);
        _refusal = changed.Refusal;
        await LoadAsync();
    }

    private static string Arrival(SeenEvent seen) => (seen.IsLate, seen.IsOutOfOrder) switch
    {
        (true, _) => "late",
        (_, true) => "out of order",
        _ => "in order",
    };

    /// <summary>An event is out of order where one of its source that happened later came in before it.</summary>
    private string OrderWords() => _figures is { OutOfOrder: > 0, FurthestSeconds: { } furthest }
        ? $" {Numbers.Share(_figures.OutOfOrder / (double)Math.Max(1, _figures.Accepted))} came in after an event that happened later, at most {Numbers.Duration(TimeSpan.FromSeconds(furthest))} after."
        : string.Empty;

    private string Snippet() =>
        $$"""
        curl -X POST '{{navigation.BaseUri}}api/v1/events?source={{Key}}' \
          -H 'Authorization: Bearer mk_...' -H 'Content-Type: application/json' \
          -d '[{"event_id":"e-1","type":"page","event_time":"2026-03-02T08:00:00Z","anonymous_id":"k1","page":"/home"}]'
        """;
}
