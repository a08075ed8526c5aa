using Bunit;
using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Pages.Jobs;

public sealed class JobsPageTests : OperationsPageTest
{
    private static readonly DateTimeOffset Begun = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly JobsDouble _jobs = new();

    public JobsPageTests()
    {
        Services.AddSingleton<IJobs>(_jobs);
        Services.AddSingleton<IJobFeed>(_jobs);
        Services.AddSingleton<IRecurringJobs>(_jobs);
    }

    [Fact]
    public void An_empty_list_says_what_would_be_here()
    {
        IRenderedComponent<JobsPage> page = Open<JobsPage>(Urls.Jobs);

        page.WaitForAssertion(() => Assert.Contains("No job has run yet", page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_running_job_shows_how_far_it_is_follows_its_reports_and_can_be_cancelled()
    {
        JobState job = Some("Train a model", JobStatus.Running, 0.25, "Fold 1 of 4");
        _jobs.All.Add(job);
        IRenderedComponent<JobsPage> page = Open<JobsPage>(Urls.Jobs);
        page.WaitForAssertion(() => Assert.Contains("25 % · Fold 1 of 4", page.Markup, StringComparison.Ordinal));

        _jobs.All[0] = job with { Share = 0.5, Step = "Fold 2 of 4" };
        _jobs.Tell(new JobChange("retail", job.Id, JobStatus.Running, 0.5, "Fold 2 of 4"));
        page.WaitForAssertion(() => Assert.Contains("50 % · Fold 2 of 4", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(5));

        Act.On(page, () => page.Find("button[aria-label='Cancel Train a model']").Click());
        page.WaitForAssertion(() => Assert.Equal([job.Id], _jobs.Cancelled));
    }

    [Fact]
    public void A_job_that_ended_links_to_its_result_and_offers_no_cancel()
    {
        _jobs.All.Add(Some("Train a model", JobStatus.Done, 1, "Done") with { Summary = "AUC 0.793.", Link = "/models/1", EndedAt = Begun.AddSeconds(90) });

        IRenderedComponent<JobsPage> page = Open<JobsPage>(Urls.Jobs);

        page.WaitForAssertion(() => Assert.Equal("AUC 0.793.", page.Find("a[href='/models/1']").TextContent));
        Assert.Contains("1 min 30 s", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("button[aria-label^='Cancel']"));
    }

    [Fact]
    public void A_recurring_job_says_when_it_starts_and_only_an_administrator_starts_it_by_hand()
    {
        _jobs.Recurring.Add(new RecurringState(new RecurringJob("verify-ledger", "15 3 * * *", new Nothing(), "Verify the ledger", "Reads every entry."), Begun.AddDays(1), null));

        IRenderedComponent<JobsPage> page = Open<JobsPage>(Urls.Jobs);

        page.WaitForAssertion(() => Assert.Contains("every day at 03:15 UTC", page.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(10));
        Assert.Empty(page.FindAll("button[aria-label='Run Verify the ledger now']"));
    }

    [Fact]
    public void The_page_of_a_job_shows_course_log_and_summary()
    {
        JobState job = Some("Train a model", JobStatus.Refused, 0.1, "Refused") with { Summary = "The target has one class only.", Log = ["Read 10 rows", "Stopped"], EndedAt = Begun.AddSeconds(2) };
        _jobs.All.Add(job);

        IRenderedComponent<JobPage> page = Open<JobPage>(Urls.Job(job.Id), parameters => parameters.Add(shown => shown.JobId, job.Id));

        page.WaitForAssertion(() => Assert.Equal("The target has one class only.", page.Find(".result").TextContent));
        Assert.Equal("Read 10 rows|Stopped", string.Join('|', page.FindAll(".log li").Select(line => line.TextContent)));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Contains("Cancel", StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_of_another_unit_is_not_there()
    {
        IRenderedComponent<JobPage> page = Open<JobPage>(Urls.Job(Guid.Empty), parameters => parameters.Add(shown => shown.JobId, Guid.Empty));

        page.WaitForAssertion(() => Assert.Contains("There is no such job", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("15 3 * * *", "every day at 03:15 UTC")]
    [InlineData("0 4 * * 1", "every Monday at 04:00 UTC")]
    [InlineData("*/5 * * * *", "every 5 minutes")]
    [InlineData("30 * * * *", "every hour, 30 minutes past")]
    [InlineData("* * * * *", "every minute")]
    [InlineData("0 0 1 * *", "0 0 1 * *")]
    [InlineData("a b * * *", "a b * * *")]
    public void Times_are_told_in_words_where_they_are_simple(string cron, string words) => Assert.Equal(words, CronWords.Of(cron));

    private static JobState Some(string title, JobStatus status, double share, string step) =>
        new(Guid.Parse("01900000-0000-7000-8000-000000000001"), "train", title, status, share, step, "dana", Begun, Begun, null, 1, null, null, []);

    private sealed record Nothing : IJobRequest;
}

internal sealed class JobsDouble : IJobs, IJobFeed, IRecurringJobs
{
    private Action<JobChange>? _listener;

    public List<JobState> All { get; } = [];

    public List<RecurringState> Recurring { get; } = [];

    public List<Guid> Cancelled { get; } = [];

    public List<string> Ran { get; } = [];

    public void Tell(JobChange change) => _listener?.Invoke(change);

    public Task<Guid> StartAsync<TRequest>(TRequest request, string title, CancellationToken cancellationToken) where TRequest : IJobRequest =>
        throw new NotSupportedException();

    public Task<Refusal?> CancelAsync(Guid jobId, CancellationToken cancellationToken)
    {
        Cancelled.Add(jobId);
        return Task.FromResult<Refusal?>(null);
    }

    public Task<JobState?> FindAsync(Guid jobId, CancellationToken cancellationToken) => Task.FromResult(All.FirstOrDefault(job => job.Id == jobId));

    public Task<IReadOnlyList<JobState>> ListAsync(int most, CancellationToken cancellationToken, JobOrigin origin = JobOrigin.Anyone) => Task.FromResult<IReadOnlyList<JobState>>([.. All]);

    public IDisposable Subscribe(Action<JobChange> changed)
    {
        _listener = changed;
        return new StringReader(string.Empty);
    }

    public IReadOnlyList<RecurringState> List() => [.. Recurring];

    public Task RunNowAsync(string name, CancellationToken cancellationToken)
    {
        Ran.Add(name);
        return Task.CompletedTask;
    }
}
