using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Workbench.Navigation;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Workbench.Pages.Jobs;

/// <summary>The jobs of the business unit, live, and the recurring ones.</summary>
public sealed partial class JobsPage(
    IJobs jobs, IJobFeed feed, IRecurringJobs recurring, WorkScope scope, TimeProvider clock, NavigationManager navigation) : IDisposable
{
    private const int Most = 500;

    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<JobState>? _jobs;
    private IReadOnlyList<RecurringState>? _recurring;
    private IDisposable? _subscription;
    private Refusal? _refusal;
    private int _reading;

    /// <summary>Whose jobs the address asks for.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    private static OrderedDictionary<string, (string Title, JobOrigin Origin)> Views { get; } = new(StringComparer.Ordinal)
    {
        ["people"] = ("Started by people", JobOrigin.People),
        ["schedule"] = ("Started by the clock", JobOrigin.Schedule),
        ["all"] = ("All", JobOrigin.Anyone),
    };

    private string Shown => Show is not null && Views.ContainsKey(Show) ? Show : "people";

    private DateTimeOffset Now => clock.GetUtcNow();

    private string Answer => _jobs is null ? "Reading the jobs." : JobTimes.InWords(_jobs, Most);

    public void Dispose()
    {
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _jobs = await jobs.ListAsync(Most, _gone.Token, Views[Shown].Origin);
        _recurring = recurring.List();
        if (RendererInfo.IsInteractive)
        {
            _subscription ??= feed.Subscribe(Changed);
        }
    }

    /// <summary>Comes from any thread and often; while one reading is under way no other is started.</summary>
    private void Changed(JobChange change)
    {
        if (change.BusinessUnitId == scope.Unit.Value && Interlocked.Exchange(ref _reading, 1) == 0)
        {
            _ = InvokeAsync(ReadSoonAsync);
        }
    }

    private async Task ReadSoonAsync()
    {
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), _gone.Token);
            Interlocked.Exchange(ref _reading, 0);
            _jobs = await jobs.ListAsync(Most, _gone.Token, Views[Shown].Origin);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person left.
        }
    }

    private async Task CancelAsync(Guid id)
    {
        _refusal = await jobs.CancelAsync(id, _gone.Token);
        _jobs = await jobs.ListAsync(Most, _gone.Token, Views[Shown].Origin);
    }

    private async Task RunNowAsync(RecurringState state)
    {
        await recurring.RunNowAsync(state.Job.Name, _gone.Token);
        navigation.NavigateTo(Urls.JobsShowing("schedule"));
    }
}
