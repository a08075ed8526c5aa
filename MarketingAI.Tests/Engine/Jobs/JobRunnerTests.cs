using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Jobs;

public sealed class JobRunnerTests : IDisposable
{
    private readonly JobHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_job_runs_as_the_one_who_started_it_and_links_to_its_result()
    {
        Guid id = await _host.StartAsync("sums");
        Assert.Equal(JobStatus.Queued, (await _host.FindAsync(id)).Status);

        await _host.Runner.RunAsync(id, CancellationToken.None);

        JobState state = await _host.FindAsync(id);
        Assert.Equal(JobStatus.Done, state.Status);
        Assert.Equal(("do-work", "Do sums", "dana", "Did sums.", "/done", 1d, 1), (state.Kind, state.Title, state.StartedBy, state.Summary, state.Link, state.Share, state.Attempts));
        Assert.NotNull(state.EndedAt);
    }

    [Fact]
    public async Task A_handler_finds_the_unit_and_the_roles_of_the_one_who_started_it()
    {
        WorkScope? seen = null;
        using JobScopeProbe probe = new(scope => seen = scope);
        Guid id = await probe.StartAsync();

        await probe.Host.Services.GetRequiredService<IJobRunner>().RunAsync(id, CancellationToken.None);

        Assert.Equal("travel", seen!.Unit.Value);
        Assert.Equal("dana", seen.Actor.Name);
        Assert.True(seen.Actor.Has(Roles.DataScientist));
    }

    [Fact]
    public async Task A_refusal_is_shown_as_a_refusal_with_its_reason()
    {
        _host.Script.Run = (_, _, _) => Task.FromResult(new JobResult("The target has one class only.", Refused: true));
        Guid id = await _host.StartAsync();

        await _host.Runner.RunAsync(id, CancellationToken.None);

        JobState state = await _host.FindAsync(id);
        Assert.Equal((JobStatus.Refused, "The target has one class only."), (state.Status, state.Summary));
        Assert.True(state.Share < 1);
    }

    [Fact]
    public async Task A_fault_becomes_a_plain_sentence_without_its_details()
    {
        _host.Script.Run = (_, _, _) => throw new InvalidOperationException("secret of ann@example.org");
        Guid id = await _host.StartAsync();

        await _host.Runner.RunAsync(id, CancellationToken.None);

        JobState state = await _host.FindAsync(id);
        Assert.Equal(JobStatus.Failed, state.Status);
        Assert.Equal($"A fault in the program ended this job. The host's log has the details under job {id}.", state.Summary);
        Assert.DoesNotContain("secret", string.Join(' ', state.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_enqueued_twice_runs_once()
    {
        int runs = 0;
        _host.Script.Run = (_, _, _) => Task.FromResult(new JobResult($"Run {Interlocked.Increment(ref runs)}."));
        Guid id = await _host.StartAsync();

        await Task.WhenAll(_host.Runner.RunAsync(id, CancellationToken.None), _host.Runner.RunAsync(id, CancellationToken.None));
        await _host.Runner.RunAsync(id, CancellationToken.None);

        Assert.Equal(1, runs);
        Assert.Equal(1, (await _host.FindAsync(id)).Attempts);
    }

    [Fact]
    public async Task Listeners_hear_of_every_report_while_the_store_is_written_in_turns()
    {
        List<(JobStatus Status, double Share, string Step)> heard = [];
        using IDisposable subscription = _host.Engine.Services.GetRequiredService<IJobFeed>()
            .Subscribe(change => heard.Add((change.Status, change.Share, change.Step)));
        Guid id = Guid.Empty;
        List<double> stored = [];
        _host.Script.Run = async (_, run, _) =>
        {
            for (int i = 1; i <= 100; i++)
            {
                run.Report(i / 100.0, $"Row {i}");
            }

            stored.Add((await _host.FindAsync(id)).Share);
            await WaitForStoredShareAsync(id, 1.0);
            stored.Add((await _host.FindAsync(id)).Share);
            return new JobResult("Done.");
        };
        id = await _host.StartAsync();

        await _host.Runner.RunAsync(id, CancellationToken.None);

        Assert.Equal([0.0, 1.0], stored);
        Assert.Equal(100, heard.Count(change => change.Step.StartsWith("Row ", StringComparison.Ordinal)));
        Assert.Equal(JobStatus.Queued, heard[0].Status);
        Assert.Equal(JobStatus.Done, heard[^1].Status);
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_disturb_the_job()
    {
        using IDisposable subscription = _host.Engine.Services.GetRequiredService<IJobFeed>()
            .Subscribe(_ => throw new InvalidOperationException("a page is gone"));
        Guid id = await _host.StartAsync();

        await _host.Runner.RunAsync(id, CancellationToken.None);

        Assert.Equal(JobStatus.Done, (await _host.FindAsync(id)).Status);
    }

    [Fact]
    public async Task The_log_keeps_the_newest_lines_and_says_how_many_were_left_out()
    {
        _host.Script.Run = (_, run, _) =>
        {
            for (int i = 1; i <= 250; i++)
            {
                run.Log($"line {i}\nof {new string('x', 600)}");
            }

            return Task.FromResult(new JobResult("Done."));
        };
        Guid id = await _host.StartAsync();

        await _host.Runner.RunAsync(id, CancellationToken.None);

        IReadOnlyList<string> log = (await _host.FindAsync(id)).Log;
        Assert.Equal(201, log.Count);
        Assert.Equal("... 50 earlier lines were left out", log[0]);
        Assert.StartsWith("line 51 of xxx", log[1], StringComparison.Ordinal);
        Assert.All(log, line => Assert.True(line.Length <= 500));
    }

    [Theory]
    [InlineData(-0.5, 0)]
    [InlineData(1.5, 1)]
    [InlineData(double.NaN, 0.25)]
    public async Task A_share_outside_its_range_is_moved_to_the_nearer_end(double reported, double shown)
    {
        _host.Script.Run = (_, run, _) =>
        {
            run.Report(0.25, "A quarter");
            run.Report(reported, "Odd");
            return Task.FromResult(new JobResult("No.", Refused: true));
        };
        Guid id = await _host.StartAsync();

        await _host.Runner.RunAsync(id, CancellationToken.None);

        Assert.Equal(shown, (await _host.FindAsync(id)).Share);
    }

    [Fact]
    public async Task Jobs_of_another_business_unit_are_not_seen_and_not_cancelled()
    {
        Guid id = await _host.StartAsync(unit: "travel");
        using IServiceScope scope = _host.Engine.Enter("retail");
        IJobs jobs = scope.ServiceProvider.GetRequiredService<IJobs>();

        await jobs.CancelAsync(id, CancellationToken.None);

        Assert.Null(await jobs.FindAsync(id, CancellationToken.None));
        Assert.Empty(await jobs.ListAsync(10, CancellationToken.None));
        Assert.Equal(JobStatus.Queued, (await _host.FindAsync(id, "travel")).Status);
    }

    [Fact]
    public async Task Running_jobs_are_listed_first_then_queued_ones_then_the_newest()
    {
        Guid ended = await _host.StartAsync("first");
        await _host.Runner.RunAsync(ended, CancellationToken.None);
        _host.Engine.Clock.Advance(TimeSpan.FromMinutes(1));
        Guid running = await _host.StartAsync("second");
        _host.LeaveRunning(running, attempts: 1);
        _host.Engine.Clock.Advance(TimeSpan.FromMinutes(1));
        Guid queued = await _host.StartAsync("third");
        using IServiceScope scope = _host.Engine.Enter();

        IReadOnlyList<JobState> all = await scope.ServiceProvider.GetRequiredService<IJobs>().ListAsync(10, CancellationToken.None);

        Assert.Equal([running, queued, ended], all.Select(job => job.Id));
    }

    [Fact]
    public async Task A_request_without_a_handler_cannot_be_started()
    {
        using IServiceScope scope = _host.Engine.Enter();
        IJobs jobs = scope.ServiceProvider.GetRequiredService<IJobs>();

        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => jobs.StartAsync(new DoOtherWork(1), "Do", CancellationToken.None));

        Assert.Contains("DoOtherWork", fault.Message, StringComparison.Ordinal);
    }

    private async Task WaitForStoredShareAsync(Guid id, double share)
    {
        for (int turn = 0; turn < 200 && (await _host.FindAsync(id)).Share < share; turn++)
        {
            _host.Engine.Clock.Advance(JobRunner.StoreEvery);
            await Task.Delay(5);
        }
    }
}
