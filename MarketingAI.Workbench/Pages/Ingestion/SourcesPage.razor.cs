using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>All event sources of the business unit and how they are doing, anew every few seconds.</summary>
public sealed partial class SourcesPage(IEventSources sources, ISourceFigures figures, NavigationManager navigation, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<SourceLine>? _lines;
    private Refusal? _refusal;
    private long _backlog;
    private string _name = string.Empty;
    private string _schema = EventSchemas.WebAnalytics;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = RefreshAsync(_leaving.Token);
        }
    }

    private async Task LoadAsync()
    {
        Dictionary<string, SourceFigures> byKey = (await figures.ListAsync(_leaving.Token)).ToDictionary(line => line.Source, StringComparer.Ordinal);
        _lines = [.. (await sources.ListAsync(_leaving.Token)).Select(source => new SourceLine(source, byKey.GetValueOrDefault(source.Key)))];
        _backlog = figures.BacklogBytes;
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

    private async Task CreateAsync()
    {
        Outcome<EventSource> made = await sources.CreateAsync(new NewEventSource(_name, EventSourceKind.Http, _schema), CancellationToken.None);
        _refusal = made.Refusal;
        if (!made.IsRefused)
        {
            navigation.NavigateTo(Urls.Source(made.Value.Key));
        }
    }

    private string Answer()
    {
        double rate = _lines!.Sum(line => line.Figures?.PerSecond ?? 0);
        long waiting = _lines!.Sum(line => line.Figures?.Waiting ?? 0);
        string letters = waiting == 0 ? "no dead letter waits" : waiting == 1 ? "1 dead letter waits" : $"{Numbers.Count(waiting)} dead letters wait";
        return $"{SourceWords.Rate(rate)} events a second in the last minute; {letters}.";
    }

    private sealed record SourceLine(EventSource Source, SourceFigures? Figures);
}
