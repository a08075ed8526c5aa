using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace MarketingAI.Workbench.Pages.Jobs;

/// <summary>One job, live.</summary>
public sealed partial class JobPage(IJobs jobs, IJobFeed feed, WorkScope scope, TimeProvider clock, ISnackbar snackbar) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private JobState? _job;
    private IDisposable? _subscription;
    private JobChange? _last;
    private bool _isRead;
    private int _reading;

    [Parameter]
    public Guid JobId { get; set; }

    private DateTimeOffset Now => clock.GetUtcNow();

    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _job = await jobs.FindAsync(JobId, _gone.Token);
        _isRead = true;
        if (RendererInfo.IsInteractive)
        {
            _subscription ??= feed.Subscribe(Changed);
        }
    }

    private void Changed(JobChange change)
    {
        if (change.JobId != JobId)
        {
            return;
        }

        _last = change;
        if (Interlocked.Exchange(ref _reading, 1) == 0)
        {
            _ = InvokeAsync(ReadSoonAsync);
        }
    }

    /// <summary>The store lags half a second behind, so the progress shown is the one that was just heard of.</summary>
    private async Task ReadSoonAsync()
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), _gone.Token);
            Interlocked.Exchange(ref _reading, 0);
            JobState? job = await jobs.FindAsync(JobId, _gone.Token);
            _job = job is { Status: JobStatus.Running } && _last is { } last ? job with { Share = last.Share, Step = last.Step } : job;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person left.
        }
    }

    private async Task CancelAsync()
    {
        if (await jobs.CancelAsync(JobId, _gone.Token) is { } refusal)
        {
            snackbar.Add(refusal.Reason, Severity.Warning);
        }

        _job = await jobs.FindAsync(JobId, _gone.Token);
    }
}
