using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Ingestion.Sources.Running;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Components.Controls;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Ingestion.Pipelines;

/// <summary>One source that is read: its state, its mode, its connection. Looks again every two seconds.</summary>
public sealed partial class PipelinePage(IEventSources sources, ISourceHealth health, IDialogService dialogs, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private EventSource? _source;
    private SourceHealth? _health;
    private Refusal? _refusal;
    private ITimer? _timer;

    [Parameter]
    public string Key { get; set; } = string.Empty;

    public void Dispose() => _timer?.Dispose();

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(Look), null, LookEvery, LookEvery);
        }
    }

    private async Task ReadAsync()
    {
        _source = await sources.FindAsync(Key, CancellationToken.None);
        _refusal = _source is null ? new EventSourceNotFound(Key) : null;
        _health = health.Find(Key);
    }

    private void Look()
    {
        _health = health.Find(Key);
        StateHasChanged();
    }

    private async Task PauseAsync()
    {
        bool isPaused = _source!.State == EventSourceState.Paused;
        string? reason = await dialogs.AskReasonAsync(
            isPaused ? $"Let {_source.Name} go on" : $"Pause {_source.Name}",
            isPaused ? "Reading goes on where it stopped." : "Nothing is read or taken until it goes on; what Kafka or the folder holds is kept there.",
            isPaused ? "Go on" : "Pause", isDangerous: !isPaused);
        if (reason is null)
        {
            return;
        }

        Outcome<EventSource> changed = await sources.ChangeAsync(
            Key, new EventSourceChange(reason, State: isPaused ? EventSourceState.Active : EventSourceState.Paused), CancellationToken.None);
        await ReadAsync();
        _refusal = changed.Refusal;
    }
}
