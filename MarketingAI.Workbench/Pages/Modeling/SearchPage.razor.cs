using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Modeling.Search;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Modeling;

/// <summary>A search while it runs and afterwards; everything is read from the store, so a reload or a restart loses nothing.</summary>
public sealed partial class SearchPage(IJobs jobs, IJobFeed feed, IModelSearch search) : IDisposable
{
    private JobState? _job;
    private SearchProgress? _progress;
    private IReadOnlyList<TrialResult> _leaderboard = [];
    private bool _loaded;
    private bool _stopping;
    private bool _reading;
    private bool _readAgain;
    private IDisposable? _listening;

    [Parameter]
    public Guid JobId { get; set; }

    private bool IsRunning => _job is { Status: JobStatus.Queued or JobStatus.Running };

    /// <inheritdoc/>
    public void Dispose() => _listening?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await ReadAsync();
        if (RendererInfo.IsInteractive)
        {
            _listening ??= feed.Subscribe(change =>
            {
                if (change.JobId == JobId)
                {
                    _ = InvokeAsync(RefreshAsync);
                }
            });
        }
    }

    /// <summary>Reads once more after the reading that is under way, however many changes came meanwhile.</summary>
    private async Task RefreshAsync()
    {
        if (_reading)
        {
            _readAgain = true;
            return;
        }

        _reading = true;
        do
        {
            _readAgain = false;
            await ReadAsync();
            StateHasChanged();
        }
        while (_readAgain);
        _reading = false;
    }

    private async Task ReadAsync()
    {
        _job = await jobs.FindAsync(JobId, CancellationToken.None);
        _progress = _job is null ? null : await search.ProgressOfAsync(JobId, CancellationToken.None);
        _leaderboard = [.. (_progress?.Trials ?? []).OrderBy(trial => trial.LogLoss)];
        _loaded = true;
    }

    private async Task StopAsync()
    {
        _stopping = true;
        await jobs.CancelAsync(JobId, CancellationToken.None);
    }
}
