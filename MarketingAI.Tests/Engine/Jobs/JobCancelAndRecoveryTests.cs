using MarketingAI.Engine.Jobs;
using MarketingAI.Engine.Jobs.Storage;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Jobs;

public sealed class JobCancelAndRecoveryTests : IDisposable
{
    private readonly JobHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_queued_job_is_cancelled_without_running()
    {
        Guid id = await _host.StartAsync();

        await _host.CancelAsync(id);
        await _host.Runner.RunAsync(id, CancellationToken.None);

        JobState state = await _host.FindAsync(id);
        Assert.Equal((JobStatus.Cancelled, "Cancelled by mia before it ran.", 0), (state.Status, state.Summary, state.Attempts));
    }

    [Theory]
    [InlineData("dana", Roles.Marketer, true)]
    [InlineData("mia", Roles.Administrator, true)]
    [InlineData("mia", Roles.DataScientist, false)]
    public async Task Only_who_started_a_job_or_an_administrator_cancels_it(string by, string role, bool may)
    {
        Guid id = await _host.StartAsync();

        Refusal? refusal = await _host.CancelAsync(id, by, role);

        Assert.Equal(may, refusal is null);
        Assert.Equal(may ? JobStatus.Cancelled : JobStatus.Queued, (await _host.FindAsync(id)).Status);
    }

    [Fact]
    public async Task Old_jobs_are_removed_and_the_clocks_own_sooner()
    {
        Guid old = await _host.StartAsync();
        await _host.Runner.RunAsync(old, CancellationToken.None);
        Guid waiting = await _host.StartAsync("later");

        Assert.Equal(0, await PruneAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        Assert.Equal(1, await PruneAsync(DateTimeOffset.MaxValue, DateTimeOffset.MinValue));

        Assert.Equal(JobStatus.Queued, (await _host.FindAsync(waiting)).Status);
    }

    [Fact]
    public async Task A_running_job_is_cancelled_at_once()
    {
        _host.Script.Run = async (_, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return new JobResult("Never.");
        };
        Guid id = await _host.StartAsync();
        Task running = _host.Runner.RunAsync(id, CancellationToken.None);
        await _host.Script.Begun.Task;

        await _host.CancelAsync(id);
        await running;

        JobState state = await _host.FindAsync(id);
        Assert.Equal((JobStatus.Cancelled, "Cancelled by mia."), (state.Status, state.Summary));
    }

    [Fact]
    public async Task What_a_cancelled_handler_kept_is_linked_but_never_shown_as_done()
    {
        _host.Script.Run = async (_, run, token) =>
        {
            await Task.Delay(Timeout.Infinite, token).ContinueWith(_ => { }, TaskScheduler.Default);
            return new JobResult(run.HostIsStopping ? "Half." : "Kept the best of 3 trials.", "/models/1");
        };
        Guid id = await _host.StartAsync();
        Task running = _host.Runner.RunAsync(id, CancellationToken.None);
        await _host.Script.Begun.Task;

        await _host.CancelAsync(id);
        await running;

        JobState state = await _host.FindAsync(id);
        Assert.Equal((JobStatus.Cancelled, "Kept the best of 3 trials.", "/models/1"), (state.Status, state.Summary, state.Link));
    }

    [Fact]
    public async Task A_job_that_ended_is_left_as_it_is_by_a_cancel()
    {
        Guid id = await _host.StartAsync();
        await _host.Runner.RunAsync(id, CancellationToken.None);

        await _host.CancelAsync(id);

        Assert.Equal(JobStatus.Done, (await _host.FindAsync(id)).Status);
    }

    [Fact]
    public async Task A_job_in_a_stopping_host_stays_running_and_goes_on_at_the_next_start_without_a_mark_against_it()
    {
        List<string?> checkpoints = [];
        _host.Script.Run = async (_, run, token) =>
        {
            checkpoints.Add(run.Checkpoint);
            await run.SaveCheckpointAsync("{\"row\":5}", token);
            await Task.Delay(Timeout.Infinite, token);
            return new JobResult("Never.");
        };
        Guid id = await _host.StartAsync();
        for (int start = 1; start <= 4; start++)
        {
            using CancellationTokenSource host = new();
            Task running = _host.Runner.RunAsync(id, host.Token);
            await WaitForAsync(() => checkpoints.Count == start);
            await host.CancelAsync();
            await running;
            Assert.Equal(JobStatus.Running, (await _host.FindAsync(id)).Status);

            Assert.Equal(1, await _host.Runner.RecoverAsync(CancellationToken.None));
            Assert.Equal(JobStatus.Queued, (await _host.FindAsync(id)).Status);
        }

        _host.Script.Run = (_, run, _) => Task.FromResult(new JobResult($"Went on from {run.Checkpoint}."));
        await _host.Runner.RunAsync(id, CancellationToken.None);

        JobState state = await _host.FindAsync(id);
        Assert.Equal((JobStatus.Done, "Went on from {\"row\":5}.", 5), (state.Status, state.Summary, state.Attempts));
        Assert.Equal([null, "{\"row\":5}", "{\"row\":5}", "{\"row\":5}"], checkpoints);
    }

    [Fact]
    public async Task A_handler_that_returns_early_in_a_stopping_host_is_not_taken_for_done()
    {
        using CancellationTokenSource stopping = new();
        _host.Script.Run = async (_, _, _) =>
        {
            await stopping.CancelAsync();
            return new JobResult("Half of it.");
        };
        Guid id = await _host.StartAsync();

        await _host.Runner.RunAsync(id, stopping.Token);

        Assert.Equal(JobStatus.Running, (await _host.FindAsync(id)).Status);
    }

    [Fact]
    public async Task What_was_queued_or_running_when_the_process_died_is_enqueued_again_in_order()
    {
        Guid first = await _host.StartAsync("first");
        _host.Engine.Clock.Advance(TimeSpan.FromSeconds(1));
        Guid second = await _host.StartAsync("second", "travel");
        Guid ended = await _host.StartAsync("third");
        await _host.Runner.RunAsync(ended, CancellationToken.None);
        _host.LeaveRunning(first, attempts: 1);
        _host.Queue.Waiting.Clear();

        int enqueued = await _host.Runner.RecoverAsync(CancellationToken.None);

        Assert.Equal(2, enqueued);
        Assert.Equal([first, second], _host.Queue.Waiting);
        _host.Script.Run = (_, run, _) => Task.FromResult(new JobResult($"Went on from {run.Checkpoint}."));
        await _host.Runner.RunAsync(first, CancellationToken.None);
        JobState state = await _host.FindAsync(first);
        Assert.Equal((JobStatus.Done, 2, "Went on from {\"row\":7}."), (state.Status, state.Attempts, state.Summary));
    }

    [Fact]
    public async Task A_job_that_takes_the_host_down_again_and_again_is_failed_with_the_reason()
    {
        Guid id = await _host.StartAsync();
        for (int death = 1; death <= JobRunner.MostDeaths; death++)
        {
            _host.LeaveRunning(id, attempts: death);
            _host.Queue.Waiting.Clear();
            await _host.Runner.RecoverAsync(CancellationToken.None);
        }

        JobState state = await _host.FindAsync(id);
        Assert.Empty(_host.Queue.Waiting);
        Assert.Equal(JobStatus.Failed, state.Status);
        Assert.StartsWith($"The host ended {JobRunner.MostDeaths} times while this job ran", state.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plain_queue_runs_two_jobs_at_a_time()
    {
        int now = 0;
        int most = 0;
        TaskCompletionSource both = new(TaskCreationOptions.RunContinuationsAsynchronously);
        WorkScript script = new()
        {
            Run = async (_, _, token) =>
            {
                int present = Interlocked.Increment(ref now);
                InterlockedMax(ref most, present);
                if (present == 2)
                {
                    both.TrySetResult();
                }

                await both.Task.WaitAsync(TimeSpan.FromSeconds(20), token);
                await Task.Delay(30, token);
                Interlocked.Decrement(ref now);
                return new JobResult("Done.");
            },
        };
        using EngineHost host = new(services => services.AddJobs().AddJobHandler<DoWork, ScriptedHandler>().AddSingleton(script));
        using IServiceScope scope = host.Enter();
        IJobs jobs = scope.ServiceProvider.GetRequiredService<IJobs>();
        for (int i = 0; i < 6; i++)
        {
            await jobs.StartAsync(new DoWork("it"), "Do it", CancellationToken.None);
        }

        await WaitForAsync(() => jobs.ListAsync(10, CancellationToken.None).GetAwaiter().GetResult().All(job => job.Status == JobStatus.Done));

        Assert.Equal(2, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private static async Task WaitForAsync(Func<bool> holds)
    {
        for (int turn = 0; turn < 1000 && !holds(); turn++)
        {
            await Task.Delay(10);
        }

        Assert.True(holds());
    }

    private async Task<int> PruneAsync(DateTimeOffset ended, DateTimeOffset endedBySchedule)
    {
        using IServiceScope scope = _host.Engine.Enter("retail", "system");
        return await scope.ServiceProvider.GetRequiredService<JobTable>().PruneAsync(ended, endedBySchedule, CancellationToken.None);
    }
}
