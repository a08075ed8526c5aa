using MarketingAI.Engine.Jobs;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Ingestion;

/// <summary>Shows how an import goes, and tells once when it has ended.</summary>
public sealed partial class ImportProgress(IJobs jobs, IJobFeed feed) : IDisposable
{
    private IDisposable? _subscription;
    private JobState? _job;
    private bool _told;

    [Parameter, EditorRequired]
    public Guid JobId { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<JobState> OnEnded { get; set; }

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _subscription = feed.Subscribe(change =>
            {
                if (change.JobId == JobId)
                {
                    _ = InvokeAsync(ReadAsync);
                }
            });
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        _job = await jobs.FindAsync(JobId, CancellationToken.None);
        StateHasChanged();
        if (!_told && _job is { Status: not (JobStatus.Queued or JobStatus.Running) })
        {
            _told = true;
            await OnEnded.InvokeAsync(_job);
        }
    }
}
