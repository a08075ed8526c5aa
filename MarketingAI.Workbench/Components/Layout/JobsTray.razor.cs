using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MudBlazor;

namespace MarketingAI.Workbench.Components.Layout;

/// <summary>What people started that runs or has just ended, live, with a way to stop it; what the clock starts stays on the jobs page.</summary>
public sealed partial class JobsTray(IJobs jobs, IJobFeed feed, WorkScope scope, ISnackbar snackbar) : IDisposable
{
    private const int Most = 8;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<JobState> _jobs = [];
    private IDisposable? _subscription;
    private int _reading;

    private int Running => _jobs.Count(job => job.Status is JobStatus.Running or JobStatus.Queued);

    private string Label => Running == 0 ? "Jobs: none running" : $"Jobs: {Running} running";

    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (!scope.IsSet)
        {
            return;
        }

        _jobs = await jobs.ListAsync(Most, _gone.Token, JobOrigin.People);
        _subscription = RendererInfo.IsInteractive ? feed.Subscribe(Changed) : null;
    }

    /// <summary>Comes from any thread and often; while one reading is under way others are not started.</summary>
    private void Changed(JobChange change)
    {
        if (change.BusinessUnitId != scope.Unit.Value || (Interlocked.Exchange(ref _reading, 1) == 1 && change.Status is JobStatus.Running))
        {
            return;
        }

        _ = InvokeAsync(() => ReadAsync(change));
    }

    private async Task ReadAsync(JobChange change)
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        _jobs = await jobs.ListAsync(Most, _gone.Token, JobOrigin.People);
        Interlocked.Exchange(ref _reading, 0);
        if (change.Status is not (JobStatus.Running or JobStatus.Queued) && _jobs.FirstOrDefault(job => job.Id == change.JobId) is { } ended)
        {
            snackbar.Add($"{JobWords.Of(ended.Status)}: {ended.Title}", ended.Status == JobStatus.Done ? Severity.Success : Severity.Warning);
        }

        StateHasChanged();
    }

    private async Task CancelAsync(Guid id)
    {
        if (await jobs.CancelAsync(id, _gone.Token) is { } refusal)
        {
            snackbar.Add(refusal.Reason, Severity.Warning);
        }
    }
}
