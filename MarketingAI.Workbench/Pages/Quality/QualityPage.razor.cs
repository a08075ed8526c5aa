using MarketingAI.Engine.Ingestion.Quality;
using MarketingAI.Engine.Jobs;

namespace MarketingAI.Workbench.Pages.Quality;

/// <summary>One line for each thing that is watched.</summary>
public sealed partial class QualityPage(IQuality quality, IJobs jobs, IJobFeed feed) : IDisposable
{
    private IReadOnlyList<SubjectOverview>? _subjects;
    private JobState? _job;
    private IDisposable? _subscription;

    private string Answer
    {
        get
        {
            int troubled = _subjects!.Count(one => one.State == QualityState.Incident);
            int blind = _subjects!.Count(one => one.State == QualityState.CannotTell);
            int fine = _subjects!.Count - troubled - blind;
            string others = $"{fine} fine, {blind} cannot tell yet.";
            return _subjects!.Count == 0 ? "Nothing is watched yet."
                : troubled == 0 ? $"No incident is open: {others}"
                : $"{troubled} of {_subjects.Count} {(troubled == 1 ? "has" : "have")} an incident; {others}";
        }
    }

    public void Dispose() => _subscription?.Dispose();

    protected override async Task OnInitializedAsync() => await ReadAsync();

    private async Task ReadAsync() =>
        _subjects = [.. (await quality.OverviewAsync(CancellationToken.None)).OrderBy(one => one.State switch { QualityState.Incident => 0, QualityState.Fine => 1, QualityState.CannotTell => 2 }).ThenByDescending(one => one.IsSource)];

    private async Task CheckAsync()
    {
        Guid id = await jobs.StartAsync(new CheckQuality(), "Check data quality", CancellationToken.None);
        _subscription ??= feed.Subscribe(change =>
        {
            if (change.JobId == _job?.Id)
            {
                _ = InvokeAsync(FollowAsync);
            }
        });
        _job = await jobs.FindAsync(id, CancellationToken.None);
        await FollowAsync();
    }

    private async Task FollowAsync()
    {
        if (_job is null)
        {
            return;
        }

        _job = await jobs.FindAsync(_job.Id, CancellationToken.None);
        if (_job is not { Status: JobStatus.Queued or JobStatus.Running })
        {
            _job = null;
            await ReadAsync();
        }

        StateHasChanged();
    }
}
